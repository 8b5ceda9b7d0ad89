/** Faults that can be switched on, for one service, a part of its calls, after some calls, and a number of times. */

export const FAULTS = {
	'empty-students': 'Informat gives an empty list of students',
	'empty-registrations': 'Informat gives an empty list of registrations',
	'half-students': 'Informat gives only the first half of its students',
	unauthorized: 'The service answers 401',
	html: 'The service answers 200 with a web page',
	'soap-fault': 'Smartschool answers with a SOAP fault and status 500',
	'access-code': 'Smartschool answers code 8 (wrong access code)',
	code: 'Smartschool answers the code given in `value`',
	'server-error': 'The service answers 500',
	busy: 'The service answers 503',
	truncated: 'The answer breaks off half-way',
	slow: 'The answer waits `value` milliseconds',
	'lost-before': 'The connection breaks before anything was done',
	'lost-after': 'The connection breaks after the work was done, without an answer',
} as const;

export type FaultName = keyof typeof FAULTS;

export interface Fault {
	name: FaultName;
	/** Only this service; both when left out. */
	service?: 'informat' | 'smartschool';
	/** Only operations or paths that contain this text. */
	on?: string;
	/** Lets this many matching calls pass first. */
	after?: number;
	/** Strikes this many times; always when left out. */
	times?: number;
	value?: number;
}

/** Faults of one side only, whatever the switch says. */
const OWNER: Partial<Record<FaultName, Fault['service']>> = {
	'empty-students': 'informat',
	'empty-registrations': 'informat',
	'half-students': 'informat',
	'soap-fault': 'smartschool',
	'access-code': 'smartschool',
	code: 'smartschool',
};

export class FaultBoard {
	private faults: Fault[] = [];

	set(faults: Fault[]): void {
		for (const { name } of faults) if (!(name in FAULTS)) throw new Error(`Unknown fault “${name}”. Known: ${Object.keys(FAULTS).join(', ')}`);
		this.faults = faults.map((fault) => ({ ...fault }));
	}

	list(): Fault[] {
		return this.faults;
	}

	/** The fault that strikes this call, if any; counts down. */
	strike(service: 'informat' | 'smartschool', what: string): Fault | undefined {
		for (const fault of this.faults) {
			if ((fault.service ?? OWNER[fault.name] ?? service) !== service) continue;
			if (fault.on !== undefined && !what.includes(fault.on)) continue;
			if ((fault.after ?? 0) > 0) {
				fault.after!--;
				continue;
			}
			if (fault.times !== undefined && fault.times-- <= 0) continue;
			return fault;
		}
		return undefined;
	}
}

export interface CallLine {
	nr: number;
	service: 'informat' | 'smartschool';
	/** SOAP operation, or method and path. */
	call: string;
	/** Which pupil or class it was about; never a value that was sent. */
	about: string;
	/** Result code or HTTP status. */
	result: string;
}

export class CallLog {
	lines: CallLine[] = [];

	add(service: CallLine['service'], call: string, about: string, result: string): void {
		this.lines.push({ nr: this.lines.length + 1, service, call, about, result });
	}

	counts(): Record<string, number> {
		const counts: Record<string, number> = {};
		for (const { service, call } of this.lines) {
			const key = `${service} ${call}`;
			counts[key] = (counts[key] ?? 0) + 1;
		}
		return counts;
	}
}
