import type { ICredentialDataDecryptedObject, ICredentialsDecrypted, ICredentialTestFunctions, IExecuteFunctions, IHttpRequestOptions, INodeCredentialTestResult } from 'n8n-workflow';
import { InformatClient, type InformatConfig } from '../../services/informat/client';
import { httpSend, pause } from '../common/http';

function config(data: ICredentialDataDecryptedObject): InformatConfig {
	const text = (key: string) => String(data[key] ?? '').trim();
	return { clientId: text('clientId'), clientSecret: text('clientSecret'), tokenUrl: text('tokenUrl'), studentsUrl: text('studentsUrl'), allowOtherHost: data.allowOtherHost === true };
}

export async function informatClient(this: IExecuteFunctions, institutes: readonly string[]): Promise<InformatClient> {
	return new InformatClient(config(await this.getCredentials('informatApi')), institutes, httpSend(this), pause);
}

/** The Test button: asks for access and says what is wrong. */
export async function informatTest(this: ICredentialTestFunctions, credential: ICredentialsDecrypted): Promise<INodeCredentialTestResult> {
	const data = credential.data ?? {};
	const institute = String(data.testInstitute ?? '').trim();
	if (!/^\d{1,6}$/.test(institute)) return { status: 'Error', message: 'Fill in an institute number (instellingsnummer) for the test: Informat gives access per institute.' };
	const helpers = this.helpers as unknown as { request(options: object): Promise<{ statusCode: number; headers: Record<string, unknown>; body: unknown }> };
	const httpRequest = async ({ method, url, headers, body, timeout }: IHttpRequestOptions) => await helpers.request({ method, uri: url, headers, body, timeout, resolveWithFullResponse: true, simple: false, followRedirect: false, json: false });
	try {
		await new InformatClient(config(data), [institute.padStart(6, '0')], httpSend({ helpers: { httpRequest } }), pause).signIn();
		return { status: 'OK', message: `Informat gives access to institute ${institute.padStart(6, '0')}.` };
	} catch (error) {
		return { status: 'Error', message: (error as Error).message };
	}
}
