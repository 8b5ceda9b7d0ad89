import { DateTime } from 'luxon';
import type { ICredentialDataDecryptedObject, ICredentialsDecrypted, ICredentialTestFunctions, IExecuteFunctions, INode, INodeCredentialTestResult, IPollFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { testAccess } from '../../services/informat/access';
import { InformatClient, type InformatConfig } from '../../services/informat/client';
import { instituteNumbers, schoolYearOf } from '../common/items';
import { httpSend, pause, testSend } from '../common/http';

function config(data: ICredentialDataDecryptedObject): InformatConfig {
	const text = (key: string) => String(data[key] ?? '').trim();
	return {
		clientId: text('clientId'),
		clientSecret: text('clientSecret'),
		tokenUrl: text('tokenUrl'),
		studentsUrl: text('studentsUrl'),
		personnelUrl: text('personnelUrl'),
		pushUrl: text('pushUrl'),
		xmlUrl: text('xmlUrl'),
		vksoUrl: text('vksoUrl'),
		xmlLogin: text('xmlLogin'),
		xmlPassword: String(data.xmlPassword ?? ''),
		allowOtherHost: data.allowOtherHost === true,
		sendTimestamp: data.sendTimestamp !== false,
	};
}

/** The key for what a trigger remembers: it follows from the secret, so that the memory alone tells nothing. */
export async function memoryKey(this: IPollFunctions): Promise<string> {
	const { clientId, clientSecret } = await this.getCredentials('informatApi');
	return JSON.stringify(['informat trigger', clientId, clientSecret]);
}

/** @param institutes the ones that the node names; none = those of the credential */
export async function informatClient(this: IExecuteFunctions | IPollFunctions, institutes: readonly string[] = []): Promise<InformatClient> {
	const data = await this.getCredentials('informatApi');
	return new InformatClient(config(data), institutes.length > 0 ? institutes : credentialInstitutes(data, this.getNode()), httpSend(this), pause);
}

/** @throws NodeOperationError when the node and the credential name no institute */
function credentialInstitutes(data: ICredentialDataDecryptedObject, node: INode): string[] {
	const text = String(data.institutes ?? '').trim();
	if (text === '') throw new NodeOperationError(node, 'Fill in an institute number (instellingsnummer), here or in the Informat credential');
	return instituteNumbers(text, node);
}

/** The Test button: signs in, reads as little as possible, and says what is wrong or what is missing. */
export async function informatTest(this: ICredentialTestFunctions, credential: ICredentialsDecrypted): Promise<INodeCredentialTestResult> {
	const data = credential.data ?? {};
	const entered = String(data.institutes ?? '').split(/[\s,;]+/).filter((each) => each !== '');
	const wrong = entered.find((each) => !/^\d{1,6}$/.test(each));
	if (entered.length === 0 || wrong !== undefined) return { status: 'Error', message: `${wrong === undefined ? 'Fill in' : `“${wrong}” is no institute number: fill in`} the institute numbers (instellingsnummers), six digits each: Informat gives access per institute.` };
	const institutes = [...new Set(entered.map((each) => each.padStart(6, '0')))];
	const today = DateTime.now().setZone('Europe/Brussels');
	try {
		const { ok, lines } = await testAccess((own) => new InformatClient(config(data), own, testSend(this), pause), institutes, schoolYearOf(today), today.minus({ days: 7 }).toISODate()!, String(data.xmlLogin ?? '').trim() !== '');
		return { status: ok ? 'OK' : 'Error', message: lines.join(' ') };
	} catch (error) {
		return { status: 'Error', message: (error as Error).message };
	}
}
