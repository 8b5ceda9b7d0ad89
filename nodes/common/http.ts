/** n8n's own HTTP helpers behind the clients' one way to the network; proxy, TLS and logs stay n8n's. */
import { sleep, type ICredentialTestFunctions, type IExecuteFunctions, type IN8nHttpFullResponse } from 'n8n-workflow';
import { collect, type BytesSend, type HttpResponse, type HttpSend, type Sleep } from '../../services/http';

export const pause: Sleep = sleep;

export function httpSend({ helpers }: { helpers: Pick<IExecuteFunctions['helpers'], 'httpRequest'> }): HttpSend {
	return async ({ method, url, headers, body, timeoutMs, binary }) =>
		answer(
			(await helpers.httpRequest({
				method,
				url,
				headers,
				body: body instanceof Uint8Array ? Buffer.from(body) : body,
				timeout: timeoutMs,
				returnFullResponse: true,
				ignoreHttpStatusErrors: true,
				// Text, not JSON: a web page in place of data must be recognised as such.
				json: false,
				encoding: binary ? 'arraybuffer' : 'text',
				// A redirect would carry the secrets to another host.
				disableFollowRedirect: true,
			})) as IN8nHttpFullResponse,
		);
}

/** As bytes, read while they come in, so that an answer that is too large is broken off. TLS 1.2 or newer, whatever Node allows. */
export function bytesSend({ helpers }: { helpers: Pick<IExecuteFunctions['helpers'], 'httpRequest'> }): BytesSend {
	return async ({ method, url, headers, body, timeoutMs, maxBytes = Infinity }) => {
		const response = (await helpers.httpRequest({
			method,
			url,
			headers,
			body,
			timeout: timeoutMs,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			json: false,
			encoding: 'stream',
			disableFollowRedirect: true,
			agentOptions: { minVersion: 'TLSv1.2' },
		})) as IN8nHttpFullResponse;
		return { status: response.statusCode, headers: response.headers, bytes: await collect(response.body as unknown as AsyncIterable<Uint8Array>, maxBytes) };
	};
}

/** A credential's Test button has the older helper only. */
export function testSend({ helpers }: ICredentialTestFunctions): HttpSend {
	// Typed without the helper although n8n always gives it.
	const { request } = helpers as unknown as { request(options: object): Promise<IN8nHttpFullResponse> };
	return async ({ method, url, headers, body, timeoutMs }) =>
		answer(await request({ method, uri: url, headers, body, timeout: timeoutMs, resolveWithFullResponse: true, simple: false, followRedirect: false, followAllRedirects: false, json: false }));
}

function answer({ statusCode, headers, body }: IN8nHttpFullResponse): HttpResponse {
	return { status: statusCode, headers, body: typeof body === 'string' ? body : Buffer.isBuffer(body) ? body.toString('base64') : JSON.stringify(body ?? '') };
}

export function testBytesSend(context: ICredentialTestFunctions): BytesSend {
	const send = testSend(context);
	return async (request) => {
		const { status, headers, body } = await send(request);
		return { status, headers, bytes: Buffer.from(body) };
	};
}
