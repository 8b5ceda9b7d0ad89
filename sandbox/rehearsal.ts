/** The rehearsal: the invented school, a real n8n with the packed package, and the standard template in it. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { startN8n, type RunningN8n } from './n8n/server';
import { startSchool, type RunningSchool, type StartOptions } from './school';

const ROOT = path.dirname(__dirname);
/** File of a template in `workflows/`. */
export const TEMPLATES = {
	setupCheck: '01-controle.json', standard: '02-standaardkoppeling.json', absences: '03-afwezigheden.json', review: '05-nakijken.json', approval: '06-goedkeuren.json', digest: '07-dagoverzicht.json', error: '08-foutmelding.json', watch: '09-bewaking.json',
	crossCheck: '10-kruiscontrole.json', onePupil: '11-een-leerling.json', undo: '12-ongedaan-maken.json', photos: '14-fotos.json',
} as const;
export const TEMPLATE = path.join(ROOT, 'workflows', TEMPLATES.standard);
export const TRIGGER = 'Nu starten';
export const TABLES = { basis: 'informat_smartschool_basis', nazicht: 'informat_smartschool_nazicht', logboek: 'informat_smartschool_logboek', takenlijst: 'informat_smartschool_takenlijst', beurten: 'informat_smartschool_beurten' };
export const SYNC_KEY = 'a rehearsal key of more than thirty-two characters';

export function packedPackage(): string {
	const folder = path.join(ROOT, '.cache', 'pack');
	const [tarball] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
	return path.join(folder, tarball!);
}

export type Credentials = Record<string, { name: string; data: Record<string, unknown> }>;

export function credentialsFor(school: RunningSchool): Credentials {
	return {
		informatApi: {
			name: 'Informat',
			data: {
				clientId: school.clientId, clientSecret: school.clientSecret, institutes: school.institutes.join(', '), xmlLogin: school.xmlLogin, xmlPassword: school.xmlPassword, sendTimestamp: true,
				tokenUrl: `${school.informat}/connect/token`, studentsUrl: school.informat, personnelUrl: school.informatPersonnel, pushUrl: school.informatPush,
				xmlUrl: `${school.informatXml}/wsInfSoft/wsInformat.asmx`, vksoUrl: `${school.informatXml}/wsInfSoftVkso.asmx`, allowOtherHost: true,
			},
		},
		smartschoolApi: { name: 'Smartschool', data: { platform: school.smartschool, accessCode: school.accessCode, allowOtherHost: true } },
		syncKeyApi: { name: 'Sleutel van de koppeling', data: { key: SYNC_KEY } },
	};
}

export interface Rehearsal {
	school: RunningSchool;
	n8n: RunningN8n;
	/** Id by credential type. */
	ids: Record<string, string>;
	workflow: string;
}

/** File of a template, and what a school would fill in under *Instellingen* beside what every template asks. */
export interface Template {
	template?: string;
	settings?: Record<string, unknown>;
}

/** Starts everything; `saveRuns` keeps the data of manual runs, which the template itself does not, so that they can be looked at. */
export async function startRehearsal(options: StartOptions & Template & { n8nPort?: number; n8nEnv?: Record<string, string>; credentials?: Credentials; saveRuns: boolean; progress?: (line: string) => void }): Promise<Rehearsal> {
	const school = await startSchool(options);
	const n8n = await startN8n({ packages: [packedPackage()], port: options.n8nPort, env: options.n8nEnv, progress: options.progress });
	const ids = await createCredentials(n8n, { ...credentialsFor(school), ...options.credentials });
	return { school, n8n, ids, workflow: await installTemplate(n8n, school, options.saveRuns, options.template, options.settings, ids) };
}

/** @returns id by credential type */
async function createCredentials(n8n: RunningN8n, credentials: Credentials): Promise<Record<string, string>> {
	const ids: Record<string, string> = {};
	for (const [type, { name, data }] of Object.entries(credentials)) ids[type] = await n8n.createCredential(name, type, data);
	return ids;
}

/** @param template file in `workflows/` */
export async function importTemplate(n8n: RunningN8n, template: string, credentials: Record<string, string>, saveRuns: boolean): Promise<string> {
	const imported = JSON.parse(readFileSync(path.join(ROOT, 'workflows', template), 'utf8')) as Parameters<RunningN8n['importWorkflow']>[0];
	if (saveRuns) imported.settings = { ...imported.settings, saveManualExecutions: true, saveDataSuccessExecution: 'all' };
	return await n8n.importWorkflow(imported, credentials);
}

/** With the school's own settings, where the template has them. */
export async function installTemplate(n8n: RunningN8n, school: RunningSchool, saveRuns: boolean, template: string = TEMPLATES.standard, settings: Record<string, unknown> = {}, credentials?: Record<string, string>): Promise<string> {
	const workflow = await importTemplate(n8n, template, credentials ?? (await createCredentials(n8n, credentialsFor(school))), saveRuns);
	await n8n.changeSettings(workflow, 'Instellingen', { instellingen: school.institutes.join(', '), schooljaar: school.schoolYear, referentiedatum: school.today, vestigingsnummer: '001', bovenliggendeGroepNieuweKlassen: 'lln', bovenliggendeGroepNieuweGroepen: 'lln', vandaag: school.today, ...settings });
	return workflow;
}
