import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { classesWithSubgroups, type Probe } from '../../../../sync/check/setup';
import type { Read, SmartschoolGroup } from '../../../../sync/records/types';
import { smartschoolRecords } from '../../../../sync/records/smartschool';
import { operationById } from '../../../../services/smartschool/operations';
import { ServiceError } from '../../../../services/errors';
import { SmartschoolCode } from '../../../../services/smartschool/client';
import { attempt, checkItems } from '../../../common/check';
import { readScope } from '../../../common/items';
import { smartschoolClient } from '../../client';
import { profileFieldsOf } from '../../profileFields';

/** Nobody and nothing has this key: the answer shows the right to ask, and no data. */
const NOBODY = 'n8n-test-0';
/** A day of which no platform keeps absences. */
const LONG_AGO = '2000-01-03';

/** Tries each function that reads, and reads the lists; what fails is told and never stops the check. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const day = readScope(this);
	const roots = String(this.getNodeParameter('rootGroups', 0, '')).split(/[,;]/).map((code) => code.trim()).filter((code) => code !== '');
	const labels = profileFieldsOf(this);
	const client = await smartschoolClient.call(this);
	const probes: Probe[] = [];
	const tried = async (wat: Probe['wat'], work: () => Promise<string | boolean | undefined>) => void probes.push(await attempt('smartschool', wat, '', work));
	/** Any answer but “no right” shows that it may be asked. */
	const asked = (id: string, args: Record<string, string>) => async () => await mayAsk(async () => await client.run(operationById.get(id)!, args));

	await tried('platform', async () => void (await client.errorCodes()));
	await tried('uniekVeld', async () => ((await client.userKey()) === 'number' ? 'het intern nummer' : 'de gebruikersnaam. Gebruikersnamen kunnen dan niet via de koppeling wijzigen'));
	await tried('lezenAccounts', async () => await mayAsk(async () => await client.accounts(NOBODY)));
	let groups: SmartschoolGroup[] | undefined;
	await tried('lezenKlassen', async () => void (groups = await client.groups()));
	await tried('lezenNummer', async () => void (await client.userByNumber(NOBODY)));
	await tried('lezenNaam', async () => void (await client.userByName(NOBODY)));
	await tried('lezenLoopbaan', asked('getStudentCareer', { userIdentifier: NOBODY }));
	await tried('lezenFoto', asked('getAccountPhoto', { userIdentifier: NOBODY }));
	await tried('lezenAfwezigheden', asked('getAbsentsWithInternalNumberByDate', { date: LONG_AGO }));
	await tried('lezenAliassen', asked('getAbsentsWithAliasByDate', { date: LONG_AGO }));
	const [first, ...others] = probes;
	// The platform answers and every function says no: then it is the code itself.
	const accepted = others.some(({ gelukt }) => gelukt);
	const shown: Probe[] = [first!, { soort: 'proef', bron: 'smartschool', wat: 'toegangscode', waar: '', gelukt: accepted, melding: '', waarde: '' }, ...(accepted ? others : [])];

	let read: Read | undefined;
	if (accepted && groups) {
		const wrong = classesWithSubgroups(groups);
		shown.push({ soort: 'proef', bron: 'smartschool', wat: 'klassenboom', waar: '', gelukt: wrong.length === 0, melding: '', waarde: wrong.join(', ') });
		const tree = groups;
		shown.push(await attempt('smartschool', 'lezenSmartschool', '', async () => {
			const accounts: unknown[] = [];
			for (const root of roots.length > 0 ? roots : ['']) for (const account of await client.accounts(root)) accounts.push(account);
			read = smartschoolRecords({ accounts, groups: tree }, day, labels);
			const missing = Object.values(read.report.profielvelden ?? {}).flatMap(({ label, place }) => (place === 'unknown' ? [label] : []));
			shown.push({ soort: 'proef', bron: 'smartschool', wat: 'profielvelden', waar: '', gelukt: missing.length === 0, melding: '', waarde: missing.join(', ') });
			return `${read.report.aantallen.leerlingen} leerlingen, ${read.report.aantallen.klassen} klassen`;
		}));
	}
	return checkItems(shown, read) as { json: IDataObject }[];
}

async function mayAsk(work: () => Promise<unknown>): Promise<boolean> {
	try {
		await work();
		return true;
	} catch (error) {
		if (error instanceof SmartschoolCode) return error.meaning !== 'accessCode';
		if (error instanceof ServiceError && error.kind === 'empty') return true;
		// eslint-disable-next-line @n8n/community-nodes/require-node-api-error -- `attempt` makes it a line of the check
		throw error;
	}
}
