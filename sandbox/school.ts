/** Starts the rehearsal school: from the command line, or inside a test. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { controlServer } from './control';
import { FAULTS, type FaultName } from './faults';
import { informatServer } from './informat/server';
import { smartschoolServer } from './smartschool/server';
import { School } from './world';

export interface RunningSchool {
	informat: string;
	smartschool: string;
	control: string;
	clientId: string;
	clientSecret: string;
	accessCode: string;
	institute: string;
	schoolYear: string;
	today: string;
	school: School;
	stop(): Promise<void>;
}

export interface StartOptions {
	pupils?: number;
	seed?: number;
	/** ISO date; today of the machine when left out. */
	clock?: string;
	institute?: string;
	/** 0 or left out = any free port. */
	informatPort?: number;
	smartschoolPort?: number;
	controlPort?: number;
	faults?: string[];
}

export async function startSchool(options: StartOptions = {}): Promise<RunningSchool> {
	const today = options.clock ?? new Date().toISOString().slice(0, 10);
	const institute = options.institute ?? '099999';
	const school = new School({ pupils: options.pupils ?? 1200, seed: options.seed ?? 7, today, institute });
	school.faults.set((options.faults ?? []).map((name) => ({ name: name as FaultName })));
	const servers: Server[] = [];
	const listen = async (server: Server, port = 0): Promise<string> => {
		servers.push(server);
		await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
		return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	};
	const start = Number(today.slice(0, 4)) - (today.slice(5) < '09-01' ? 1 : 0);
	return {
		informat: await listen(informatServer(() => school), options.informatPort),
		smartschool: await listen(smartschoolServer(() => school), options.smartschoolPort),
		control: await listen(controlServer(school), options.controlPort),
		clientId: school.client.id,
		clientSecret: school.client.secret,
		accessCode: 'rehearsal-access-code',
		institute,
		schoolYear: `${start}-${String((start + 1) % 100).padStart(2, '0')}`,
		today,
		school,
		async stop() {
			await Promise.all(servers.map(async (server) => await new Promise((resolve) => {
				server.close(resolve);
				server.closeAllConnections();
			})));
		},
	};
}

const HELP = `Usage: npm run sandbox -- [--pupils 1200] [--seed 7] [--clock 2026-11-23] [--institute 099999]
       [--informat-port 4010] [--smartschool-port 4020] [--control-port 4030] [--fault NAME …]
Faults:
${Object.entries(FAULTS).map(([name, text]) => `  ${name.padEnd(20)}${text}`).join('\n')}`;

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			help: { type: 'boolean' },
			pupils: { type: 'string', default: '1200' },
			seed: { type: 'string', default: '7' },
			clock: { type: 'string' },
			institute: { type: 'string' },
			'informat-port': { type: 'string', default: '4010' },
			'smartschool-port': { type: 'string', default: '4020' },
			'control-port': { type: 'string', default: '4030' },
			fault: { type: 'string', multiple: true, default: [] },
		},
	});
	if (values.help) return console.log(HELP);
	const { school: _school, stop: _stop, ...shown } = await startSchool({
		pupils: Number(values.pupils), seed: Number(values.seed), clock: values.clock, institute: values.institute,
		informatPort: Number(values['informat-port']), smartschoolPort: Number(values['smartschool-port']), controlPort: Number(values['control-port']), faults: values.fault,
	});
	console.log(JSON.stringify(shown, null, '\t'));
}

if (require.main === module) {
	main().catch((error: Error) => {
		console.error(error.message);
		process.exit(1);
	});
}
