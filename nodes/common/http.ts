/** n8n's own HTTP helpers behind the clients' one way to the network; proxy, TLS and logs stay n8n's. */
import { sleep, type ICredentialTestFunctions, type IExecuteFunctions, type IN8nHttpFullResponse } from 'n8n-workflow';
import type { HttpResponse, HttpSend, Sleep } from '../../services/http';

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
