import { DateTime } from 'luxon';
import type { ICredentialDataDecryptedObject, ICredentialsDecrypted, ICredentialTestFunctions, IExecuteFunctions, INodeCredentialTestResult } from 'n8n-workflow';
import { InformatClient, type InformatConfig } from '../../services/informat/client';
import { httpSend, pause, testSend } from '../common/http';

function config(data: ICredentialDataDecryptedObject): InformatConfig {
	const text = (key: string) => String(data[key] ?? '').trim();
	return { clientId: text('clientId'), clientSecret: text('clientSecret'), tokenUrl: text('tokenUrl'), studentsUrl: text('studentsUrl'), allowOtherHost: data.allowOtherHost === true };
}

export async function informatClient(this: IExecuteFunctions, institutes: readonly string[]): Promise<InformatClient> {
	return new InformatClient(config(await this.getCredentials('informatApi')), institutes, httpSend(this), pause);
}

/** The Test button: signs in, reads as little as possible, and says what is wrong or what is missing. */
export async function informatTest(this: ICredentialTestFunctions, credential: ICredentialsDecrypted): Promise<INodeCredentialTestResult> {
	const data = credential.data ?? {};
	const entered = String(data.testInstitute ?? '').trim();
	if (!/^\d{1,6}$/.test(entered)) return { status: 'Error', message: 'Fill in an institute number (instellingsnummer) for the test: Informat gives access per institute.' };
	const institute = entered.padStart(6, '0');
	const today = DateTime.now().setZone('Europe/Brussels');
	const start = today.month >= 9 ? today.year : today.year - 1;
	try {
		const client = new InformatClient(config(data), [institute], testSend(this), pause);
		const updates = await client.test(institute, `${start}-${String((start + 1) % 100).padStart(2, '0')}`, today.toISODate()!);
		return {
			status: 'OK',
			message: `Informat gives access to institute ${institute}. ${updates ? 'Personal-details updates are possible too.' : 'It has no right to send personal-details updates: let changes for Informat travel as lines on the to-do list.'}`,
		};
	} catch (error) {
		return { status: 'Error', message: (error as Error).message };
	}
}
