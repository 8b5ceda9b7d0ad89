import type { ICredentialDataDecryptedObject, ICredentialsDecrypted, ICredentialTestFunctions, IExecuteFunctions, ILoadOptionsFunctions, INodeCredentialTestResult, IPollFunctions } from 'n8n-workflow';
import { ServiceError } from '../../services/errors';
import { Limiter } from '../../services/limiter';
import { SmartschoolClient, SmartschoolCode, type SmartschoolConfig } from '../../services/smartschool/client';
import { bytesSend, pause, testBytesSend } from '../common/http';

function config(data: ICredentialDataDecryptedObject): SmartschoolConfig {
	return { platform: String(data.platform ?? '').trim(), accessCode: String(data.accessCode ?? '').trim(), allowOtherHost: data.allowOtherHost === true };
}

/** One per run: its calls share one limit and one copy of the WSDL. */
export async function smartschoolClient(this: IExecuteFunctions | ILoadOptionsFunctions | IPollFunctions, { limiter = new Limiter(6), timeoutSeconds }: { limiter?: Limiter; timeoutSeconds?: number } = {}): Promise<SmartschoolClient> {
	const settings = config(await this.getCredentials('smartschoolApi'));
	return new SmartschoolClient({ ...settings, timeoutMs: timeoutSeconds === undefined ? undefined : timeoutSeconds * 1000 }, bytesSend(this), pause, limiter);
}

/** Nobody and nothing has this key: the answer shows the right to ask, and no data. */
const NOBODY = 'n8n-test-0';

/**
 * The Test button. The table of codes needs no access code and shows that the address is a Smartschool; then every
 * function that reads is tried once, so that a profile with too few rights is told apart from a wrong code.
 */
export async function smartschoolTest(this: ICredentialTestFunctions, credential: ICredentialsDecrypted): Promise<INodeCredentialTestResult> {
	try {
		const client = new SmartschoolClient(config(credential.data ?? {}), testBytesSend(this), pause);
		await client.errorCodes();
		const probes: Readonly<Record<string, () => Promise<unknown>>> = {
			getReferenceField: async () => await client.userKey(),
			getClassListJson: async () => await client.classes(),
			getUserDetailsByNumber: async () => await client.userByNumber(NOBODY),
			getUserDetailsByUsername: async () => await client.userByName(NOBODY),
			getAllAccountsExtended: async () => await client.accounts(NOBODY),
		};
		const refused: string[] = [];
		for (const [name, probe] of Object.entries(probes)) if (!(await allowed(probe))) refused.push(name);
		if (refused.length === Object.keys(probes).length) {
			return { status: 'Error', message: 'This is a Smartschool platform, but it does not accept the access code (8). Copy it again from Smartschool › General configuration › Webservices.' };
		}
		if (refused.length > 0) return { status: 'Error', message: `The access code is right, but its profile has no right to: ${refused.join(', ')} (8). Tick all functions of the manual in Smartschool › General configuration › Webservices.` };
		return { status: 'OK', message: 'Smartschool accepts the access code, and it may read what the sync needs.' };
	} catch (error) {
		return { status: 'Error', message: (error as Error).message };
	}
}

async function allowed(probe: () => Promise<unknown>): Promise<boolean> {
	try {
		await probe();
	} catch (error) {
		if (error instanceof SmartschoolCode && error.meaning === 'accessCode') return false;
		// eslint-disable-next-line @n8n/community-nodes/require-node-api-error -- the Test button shows it
		if (!(error instanceof ServiceError && error.kind === 'empty')) throw error;
	}
	return true;
}
