/** n8n's own HTTP helper behind the clients' one way to the network; proxy, TLS and logs stay n8n's. */
import { sleep, type IHttpRequestOptions, type IN8nHttpFullResponse } from 'n8n-workflow';
import type { HttpSend, Sleep } from '../../services/http';

interface Helpers {
	helpers: { httpRequest(options: IHttpRequestOptions): Promise<unknown> };
}

export const pause: Sleep = sleep;

export function httpSend(context: Helpers): HttpSend {
	return async ({ method, url, headers, body, timeoutMs }) => {
		const response = (await context.helpers.httpRequest({
			method,
			url,
			headers,
			body,
			timeout: timeoutMs,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			// Text, not JSON: a web page in place of data must be recognised as such.
			json: false,
			encoding: 'text',
			disableFollowRedirect: true,
		})) as IN8nHttpFullResponse;
		const text = typeof response.body === 'string' ? response.body : JSON.stringify(response.body);
		return { status: response.statusCode, headers: response.headers, body: text };
	};
}
