import type { ICredentialDataDecryptedObject, ICredentialsDecrypted, ICredentialTestFunctions, IExecuteFunctions, IHttpRequestOptions, INodeCredentialTestResult } from 'n8n-workflow';
import { SmartschoolClient, type SmartschoolConfig } from '../../services/smartschool/client';
import { httpSend, pause } from '../common/http';

function config(data: ICredentialDataDecryptedObject): SmartschoolConfig {
	return { platform: String(data.platform ?? '').trim(), accessCode: String(data.accessCode ?? ''), allowOtherHost: data.allowOtherHost === true };
}

export async function smartschoolClient(this: IExecuteFunctions): Promise<SmartschoolClient> {
	return new SmartschoolClient(config(await this.getCredentials('smartschoolApi')), httpSend(this), pause);
}

/** The Test button: asks which field the platform uses as key, which needs a right access code and nothing else. */
export async function smartschoolTest(this: ICredentialTestFunctions, credential: ICredentialsDecrypted): Promise<INodeCredentialTestResult> {
	const helpers = this.helpers as unknown as { request(options: object): Promise<{ statusCode: number; headers: Record<string, unknown>; body: unknown }> };
	const httpRequest = async ({ method, url, headers, body, timeout }: IHttpRequestOptions) => await helpers.request({ method, uri: url, headers, body, timeout, resolveWithFullResponse: true, simple: false, followRedirect: false, json: false });
	try {
		const key = await new SmartschoolClient(config(credential.data ?? {}), httpSend({ helpers: { httpRequest } }), pause).userKey();
		return { status: 'OK', message: `Smartschool accepts the access code. It knows its users by ${key === 'number' ? 'internal number' : 'user name'}.` };
	} catch (error) {
		return { status: 'Error', message: (error as Error).message };
	}
}
