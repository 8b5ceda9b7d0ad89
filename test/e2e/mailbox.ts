/** A mail server and a stand-in for Slack, both on loopback: what n8n really sends is what the tests look at. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer as createProxy, type Server } from 'node:http';
import { createServer as createSecure } from 'node:https';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface Mailbox {
	mails: (ParsedMail & { size: number })[];
	/** What n8n's SMTP credential holds. */
	credential: Record<string, unknown>;
	stop(): Promise<void>;
}

export async function startMailbox(): Promise<Mailbox> {
	const mails: Mailbox['mails'] = [];
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		onData(stream, _session, done) {
			const chunks: Buffer[] = [];
			stream.on('data', (chunk: Buffer) => chunks.push(chunk));
			stream.on('end', () => {
				const raw = Buffer.concat(chunks);
				simpleParser(raw).then((mail) => {
					mails.push(Object.assign(mail, { size: raw.length }));
					done();
				}, done);
			});
		},
	});
	const port = await new Promise<number>((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.server.address() as AddressInfo).port)));
	return {
		mails,
		credential: { user: '', password: '', host: '127.0.0.1', port, secure: false, disableStartTls: true },
		stop: async () => await new Promise((resolve) => server.close(() => resolve())),
	};
}

export interface SlackStandIn {
	messages: { path: string; authorization: string; body: Record<string, unknown> }[];
	/** Environment of an n8n that has to believe that this is slack.com: the address of Slack’s node is fixed. */
	env: Record<string, string>;
	stop(): Promise<void>;
}

/** A proxy that leads slack.com, and nothing else, to a server of our own with a certificate made for the occasion. */
export async function startSlack(): Promise<SlackStandIn> {
	const folder = mkdtempSync(path.join(tmpdir(), 'slack-'));
	const [key, cert] = ['key.pem', 'cert.pem'].map((name) => path.join(folder, name)) as [string, string];
	execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=slack.com', '-addext', 'subjectAltName=DNS:slack.com', '-keyout', key, '-out', cert], { stdio: 'ignore' });
	const messages: SlackStandIn['messages'] = [];
	const slack = createSecure({ key: readFileSync(key), cert: readFileSync(cert) }, (request, response) => {
		let text = '';
		request.on('data', (chunk) => (text += chunk));
		request.on('end', () => {
			messages.push({ path: request.url ?? '', authorization: request.headers.authorization ?? '', body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) });
			response.setHeader('Content-Type', 'application/json');
			response.end(JSON.stringify({ ok: true, channel: 'C1', ts: '1.0', message: {} }));
		});
	});
	const sockets = new Set<Socket>();
	const proxy = createProxy((_request, response) => response.writeHead(403).end());
	const port = (server: { address(): unknown }) => (server.address() as AddressInfo).port;
	proxy.on('connect', (request, client: Socket) => {
		sockets.add(client);
		if (request.url !== 'slack.com:443') return client.end('HTTP/1.1 403 Forbidden\r\n\r\n');
		const target = connect(port(slack), '127.0.0.1', () => {
			client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
			target.pipe(client);
			client.pipe(target);
		});
		for (const socket of [client, target]) socket.on('error', () => undefined);
		return undefined;
	});
	const listen = async (server: Server | ReturnType<typeof createSecure>) => await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	await listen(slack);
	await listen(proxy);
	return {
		messages,
		env: { HTTPS_PROXY: `http://127.0.0.1:${port(proxy)}`, NO_PROXY: '127.0.0.1,localhost', NODE_EXTRA_CA_CERTS: cert },
		async stop() {
			for (const socket of sockets) socket.destroy();
			slack.closeAllConnections();
			await Promise.all([slack, proxy].map(async (server) => await new Promise((resolve) => server.close(resolve))));
			rmSync(folder, { recursive: true, force: true });
		},
	};
}
