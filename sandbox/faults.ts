/** Faults that can be switched on: for one service, for a part of its calls, after some calls, and a number of times. */

export type Service = 'informat' | 'smartschool';

interface FaultKind {
	text: string;
	/** The only side that knows this fault; both when left out. */
	service?: Service;
}

export const FAULTS: Readonly<Record<string, FaultKind>> = {
	'empty-students': { text: 'Informat gives an empty list of students', service: 'informat' },
	'empty-registrations': { text: 'Informat gives an empty list of registrations', service: 'informat' },
	'truncated-list': { text: 'Informat gives only the first half of its students', service: 'informat' },
	'unauthorized-401': { text: 'the service answers 401' },
	'html-200': { text: 'the service answers 200 with the web page of a maintenance' },
	'server-error-500': { text: 'the service answers 500' },
	'busy-503': { text: 'the service answers 503 with a web page; with `value` it asks in Retry-After for that many seconds' },
	'token-expired': { text: 'the token of this Informat call ends here and now', service: 'informat' },
	'rights-revoked': { text: 'Informat answers 200 with an empty list, as without rights', service: 'informat' },
	'key-case': { text: 'Informat writes the first letter of every key in the other case', service: 'informat' },
	'new-fields': { text: 'Informat adds fields that nobody knows yet', service: 'informat' },
	'null-text': { text: 'Informat writes the text "null" for every null', service: 'informat' },
	'busy-429': { text: 'the service answers 429 and asks in Retry-After for `value` seconds (1)' },
	'soap-fault': { text: 'Smartschool answers 500 with a SOAP-ENV:Server fault', service: 'smartschool' },
	'wrong-access-code': { text: 'Smartschool answers code 8', service: 'smartschool' },
	'code-N': { text: 'Smartschool answers code N, 1 to 57, for instance code-10', service: 'smartschool' },
	'truncated-body': { text: 'the answer breaks off half-way' },
	'cut-body': { text: 'Smartschool promises a length, sends half of it and closes the connection', service: 'smartschool' },
	'connection-reset': { text: 'the service resets the connection without an answer' },
	'xml-bomb': { text: 'Smartschool answers with a document type whose entities unfold to a billion words', service: 'smartschool' },
	'huge-body': { text: 'Smartschool answers with `value` megabytes (50)', service: 'smartschool' },
	'wrong-charset': { text: 'Smartschool says utf-8 and sends windows-1252, letters unescaped', service: 'smartschool' },
	'utf16-body': { text: 'Smartschool says utf-8 and sends UTF-16 with a byte order mark', service: 'smartschool' },
	'utf8-bom': { text: 'Smartschool sends a byte order mark before the XML', service: 'smartschool' },
	slow: { text: 'the answer waits `value` milliseconds (2000); goes together with another fault' },
	'timeout-before-effect': { text: 'the connection breaks before anything was done; with `value` it is held open for so many milliseconds first' },
	'timeout-after-effect': { text: 'the connection breaks after the work was done, without an answer; with `value` it is held open for so many milliseconds first' },
};

export interface Fault {
	name: string;
	/** Only this service; both when left out. */
	service?: Service;
	/** Only this operation, or these with `saveUser*`; on Informat's side lines like `GET /1/students` that contain this text. */
	on?: string;
	/** Lets this many matching calls pass first. */
	after?: number;
	/** Strikes this many times; always when left out. */
	times?: number;
	/** Milliseconds, seconds or megabytes, as the fault says. */
	value?: number;
	/** Whether the work is done before the wrong answer is given. `timeout-after-effect` and what spoils the real answer do it of themselves. */
	mode?: 'before' | 'after';
}

/** They need the real answer, or come after it. */
const WORK_FIRST: ReadonlySet<string> = new Set(['timeout-after-effect', 'truncated-body', 'cut-body', 'wrong-charset', 'utf16-body', 'utf8-bom']);

const FIELDS = ['name', 'service', 'on', 'after', 'times', 'value', 'mode'];

const kindOf = (name: string): FaultKind | undefined => {
	const code = /^code-(\d+)$/.exec(name)?.[1];
	if (code !== undefined) return Number(code) >= 1 && Number(code) <= 57 ? FAULTS['code-N'] : undefined;
	return name === 'code-N' ? undefined : FAULTS[name];
};

/** `name` or `name:on=saveUser,after=3,times=1,value=500,mode=after,service=smartschool`, as on the command line. */
export function parseFault(text: string): Fault {
	const [name = '', rest = ''] = text.split(/:(.*)/s);
	const fault: Record<string, unknown> = { name };
	for (const pair of rest.split(',').filter((each) => each !== '')) {
		const [key = '', value = ''] = pair.split(/=(.*)/s);
		fault[key] = /^\d+$/.test(value) ? Number(value) : value;
	}
	return fault as unknown as Fault;
}

/** The faults that strike one call, in a form that the servers ask short questions to. */
export class Strike {
	constructor(private readonly faults: readonly Fault[]) {}

	has = (name: string): boolean => this.faults.some((fault) => fault.name === name);

	number = (name: string): number | undefined => this.faults.find((fault) => fault.name === name)?.value;

	get delay(): number {
		return this.faults.filter(({ name }) => name === 'slow').reduce((sum, { value }) => sum + (value ?? 2000), 0);
	}

	/** Seconds to wait, as Retry-After says them. */
	retryAfter(name: 'busy-429' | 'busy-503'): number | undefined {
		const { value } = this.faults.find((fault) => fault.name === name) ?? {};
		return value ?? (name === 'busy-429' ? 1 : undefined);
	}

	/** The code to answer instead of the real one. */
	get code(): number | undefined {
		if (this.has('wrong-access-code')) return 8;
		const name = this.faults.find((fault) => fault.name.startsWith('code-'))?.name;
		return name === undefined ? undefined : Number(name.slice(5));
	}

	/** Does the work count, although the answer is wrong? */
	get worksFirst(): boolean {
		return this.faults.some(({ name, mode }) => mode === 'after' || WORK_FIRST.has(name));
	}
}

function concerns(on: string, what: string): boolean {
	if (what.includes('/')) return what.includes(on);
	return on.endsWith('*') ? what.startsWith(on.slice(0, -1)) : what === on;
}

export class FaultBoard {
	private faults: Fault[] = [];

	set(faults: readonly Fault[]): void {
		for (const fault of faults) {
			if (kindOf(fault.name) === undefined) throw new Error(`Unknown fault "${fault.name}". Known: ${Object.keys(FAULTS).join(', ')}`);
			const strange = Object.keys(fault).find((key) => !FIELDS.includes(key));
			if (strange !== undefined) throw new Error(`A fault has no "${strange}". Known: ${FIELDS.join(', ')}`);
		}
		this.faults = faults.map((fault) => ({ ...fault }));
	}

	list(): Fault[] {
		return this.faults;
	}

	/** Counts down, so ask once per call. */
	strike(service: Service, what: string): Strike {
		const struck = this.faults.filter((fault) => {
			const only = fault.service ?? kindOf(fault.name)?.service;
			if ((only ?? service) !== service) return false;
			if (fault.on !== undefined && !concerns(fault.on, what)) return false;
			if (fault.after !== undefined && fault.after > 0) {
				fault.after--;
				return false;
			}
			if (fault.times === undefined) return true;
			if (fault.times <= 0) return false;
			fault.times--;
			return true;
		});
		return new Strike(struck);
	}
}
