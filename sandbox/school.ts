/** Starts the rehearsal school: from the command line, or inside a test. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { isDay, schoolYearOf } from './calendar';
import { controlServer } from './control';
import { FAULTS, parseFault, type Fault } from './faults';
import { leerlingen } from './informat/leerlingen';
import { personeel } from './informat/personeel';
import { push } from './informat/push';
import { serviceServer } from './informat/service';
import { xml } from './informat/xml/server';
import { smartschoolServer } from './smartschool/server';
import { School } from './world';

export interface Credentials {
	clientId: string;
	clientSecret: string;
	/** Account of Informat's XML services. */
	xmlLogin: string;
	xmlPassword: string;
	accessCode: string;
	/** The first one. */
	institute: string;
	institutes: string[];
	/** Of the day on which the school was started. */
	schoolYear: string;
}

export interface RunningSchool extends Credentials {
	/** Token server (`/connect/token`) and Leerlingen API (`/1/…`). */
	informat: string;
	/** Personeel API (`/employees…`). */
	informatPersonnel: string;
	/** Push API, with its `/api/v1`. */
	informatPush: string;
	/** XML services (`/wsInfSoft/wsInformat.asmx`, `/wsInfSoftVkso.asmx`). */
	informatXml: string;
	smartschool: string;
	control: string;
	credentials: Credentials;
	today: string;
	/** The school itself, for tests in the same process. */
	school: School;
	stop(): Promise<void>;
}

export interface StartOptions {
	pupils?: number;
	seed?: number;
	/** Share of the pupils that Smartschool has already, 0 to 1; a half when left out. */
	known?: number;
	/** ISO date; today of the machine when left out. */
	clock?: string;
	/** Six digits each; one when left out. */
	institutes?: readonly string[];
	/** 0 or left out = any free port. */
	/** The first of four in a row: Leerlingen, Personeel, push, XML. */
	informatPort?: number;
	smartschoolPort?: number;
	controlPort?: number;
	/** As on the command line, or as objects. */
	faults?: readonly (string | Fault)[];
}

export async function startSchool(options: StartOptions = {}): Promise<RunningSchool> {
	const { pupils = 1200, seed = 7, known = 0.5, clock = new Date().toISOString().slice(0, 10), institutes = ['099999'] } = options;
	if (!Number.isInteger(pupils) || pupils < 0) throw new Error('pupils is a whole number');
	if (!(known >= 0 && known <= 1)) throw new Error('known is a share from 0 to 1');
	if (!isDay(clock)) throw new Error('clock is written as 2026-11-23');
	if (institutes.length === 0 || !institutes.every((each) => /^\d{6}$/.test(each)) || new Set(institutes).size < institutes.length) throw new Error('institutes are different numbers of six digits');
	const school = new School({ pupils, seed, known, today: clock, institutes });
	school.faults.set((options.faults ?? []).map((fault) => (typeof fault === 'string' ? parseFault(fault) : fault)));
	const servers: Server[] = [];
	const stop = async (): Promise<void> => {
		await Promise.all(servers.map(async (server) => await new Promise((resolve) => {
			server.close(resolve);
			server.closeAllConnections();
		})));
	};
	const listen = async (server: Server, port = 0): Promise<string> => {
		await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
		servers.push(server);
		return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	};
	const next = (step: number): number => (options.informatPort ? options.informatPort + step : 0);
	const credentials: Credentials = { clientId: school.client.id, clientSecret: school.client.secret, xmlLogin: school.xmlAccount.login, xmlPassword: school.xmlAccount.password, accessCode: 'rehearsal-access-code', institute: institutes[0]!, institutes: [...institutes], schoolYear: schoolYearOf(clock) };
	try {
		return {
			informat: await listen(serviceServer(school, leerlingen), options.informatPort),
			informatPersonnel: await listen(serviceServer(school, personeel), next(1)),
			informatPush: `${await listen(serviceServer(school, push), next(2))}/api/v1`,
			informatXml: await listen(serviceServer(school, xml), next(3)),
			smartschool: await listen(smartschoolServer(school), options.smartschoolPort),
			control: await listen(controlServer(school), options.controlPort),
			...credentials,
			credentials,
			today: clock,
			school,
			stop,
		};
	} catch (error) {
		await stop();
		throw error;
	}
}

const HELP = `Usage: npx tsx sandbox/school.ts [--pupils 1200] [--seed 7] [--known 0.5] [--clock 2026-11-23] [--institutes 099999,088888]
       [--informat-port 4010] [--smartschool-port 4020] [--control-port 4030] [--fault NAME[:KEY=VALUE,…]] …

Informat takes four ports in a row. Port 0 takes any free port. The addresses come as one line of JSON.

Faults:
${Object.entries(FAULTS).map(([name, { text }]) => `  ${name.padEnd(24)}${text}`).join('\n')}

Keys of a fault: service=informat|smartschool, on=saveUser, on=saveUser* or on=PART-OF-PATH, after=N, times=N, value=N, mode=before|after
Example: --fault timeout-after-effect:on=saveUser,after=10,times=1`;

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			help: { type: 'boolean' },
			pupils: { type: 'string', default: '1200' },
			seed: { type: 'string', default: '7' },
			known: { type: 'string', default: '0.5' },
			clock: { type: 'string' },
			institutes: { type: 'string' },
			'informat-port': { type: 'string', default: '4010' },
			'smartschool-port': { type: 'string', default: '4020' },
			'control-port': { type: 'string', default: '4030' },
			fault: { type: 'string', multiple: true, default: [] },
		},
	});
	if (values.help) return console.log(HELP);
	const { informat, informatPersonnel, informatPush, informatXml, smartschool, control, credentials, today } = await startSchool({
		pupils: Number(values.pupils), seed: Number(values.seed), known: Number(values.known), clock: values.clock, institutes: values.institutes?.split(','), informatPort: Number(values['informat-port']),
		smartschoolPort: Number(values['smartschool-port']), controlPort: Number(values['control-port']), faults: values.fault,
	});
	console.log(JSON.stringify({ informat, informatPersonnel, informatPush, informatXml, smartschool, control, ...credentials, today }));
}

if (require.main === module) {
	main().catch((error: Error) => {
		console.error(error.message);
		process.exit(1);
	});
}
