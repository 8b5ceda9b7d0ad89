/** Smartschool Webservices V3 over SOAP: npm `soap` writes the requests, our own reader takes the answers. Facts: docs/smartschool.md. */
import * as soap from 'soap';
import type { CareerLine } from '../../sync/calls/career';
import type { SaveUserArgs, SmartschoolCall } from '../../sync/calls/types';
import type { SmartschoolGroup } from '../../sync/records/types';
import { noAnswer, ServiceError } from '../errors';
import { checkedUrl, sendAbsolute, sendRead, TooLarge, type BytesResponse, type BytesSend, type HttpRequest, type Sleep } from '../http';
import { Limiter } from '../limiter';
import { isEnvelope, NoAnswer, readAnswer } from './answer';
import { CODES, UNKNOWN_CODE, type CodeMeaning } from './codes';
import { groupsFromXml } from './decode';
import { OPERATIONS } from './operations';
import type { Operation, Repeat } from './operations/types';
import { decoded, plainText, type Row } from './results';
import { WSDL } from './v3.wsdl';

export interface SmartschoolConfig {
	/** `myschool`, `myschool.smartschool.be`, or a full address. */
	platform: string;
	accessCode: string;
	allowOtherHost: boolean;
	/** Longest wait for an answer; by kind of call when left out. */
	timeoutMs?: number;
}

/** An answered code is a value here: what it means depends on the call. */
export class SmartschoolCode extends ServiceError {
	readonly meaning: CodeMeaning;

	/** @param said the platform's own text for this code */
	constructor(readonly number: number, operation: string, said = '') {
		const { meaning, text } = CODES[number] ?? UNKNOWN_CODE;
		const systemic = meaning === 'accessCode';
		super('Smartschool', systemic ? 'auth' : 'refused', `${text} (Smartschool code ${number}, ${operation}${said === '' ? '' : `; Smartschool says: “${said}”`})`, systemic, String(number));
		this.meaning = meaning;
	}
}

export interface UserDetails {
	gebruikersnaam: string;
	internnummer: string;
	isPupil: boolean;
	/** The object as Smartschool gave it, as in the list of accounts. */
	row: Readonly<Record<string, unknown>>;
}

type Args = Readonly<Record<string, string>>;

/** What is sent as it stands. */
export type WritingCall = Exclude<SmartschoolCall, { op: 'createUser' | 'savePassword' | 'checkCareer' | 'rejoinClass' }>;

/** How one call is sent; travels through npm soap as its options. */
interface Journey {
	operation: string;
	repeat: Repeat;
	megabytes: number;
	answer?: { type: string; text: string };
}

/** `code` of an error for a SOAP fault; one is about one record, several in a row are about the service. */
export const FAULT = 'fault';

const TENANT = 'https://school.smartschool.be/Webservices/V3';
/** Reading a whole platform was seen to take 25 s. */
const TIMEOUT = { small: 60_000, large: 180_000 };
const LARGE = 4;
const MEGABYTE = 1024 * 1024;
const CHECK = 'the platform’s name in the Smartschool credential';
const CAREER = OPERATIONS.find(({ id }) => id === 'getStudentCareer')!;
const AT_ONCE = 6;
/** Operations that answer a refusal with a line per code in their list. */
const LISTS_CODES: ReadonlySet<string> = new Set(OPERATIONS.filter(({ result }) => result === 'doneOrCodes').map(({ wsdl }) => wsdl));
const MEGABYTES: ReadonlyMap<string, number> = new Map(OPERATIONS.map(({ wsdl, megabytes }) => [wsdl, megabytes]));

/** Says to npm soap that there is nothing left for it to read. */
const TAKEN = new Error('the answer was taken already');

/** Arguments of saveUser in the order of the WSDL: npm soap sends keys in the order of the object. */
const SAVE_USER_ORDER = OPERATIONS.find(({ id }) => id === 'saveUser')!.args.map(({ name }) => name);

export function endpoint(platform: string): string {
	const text = platform.trim().replace(/\/+$/, '');
	const host = /^https?:\/\//.test(text) ? text : `https://${text.includes('.') ? text : `${text}.smartschool.be`}`;
	return host.endsWith('/Webservices/V3') ? host : `${host}/Webservices/V3`;
}

export class SmartschoolClient {
	private readonly url: string;
	private client: Promise<soap.Client> | undefined;
	private ownTexts: Promise<Record<string, string>> | undefined;

	/** @param limiter holds back calls above its limit; one per run */
	constructor(private readonly config: SmartschoolConfig, private readonly send: BytesSend, private readonly sleep: Sleep, private readonly limiter = new Limiter(AT_ONCE)) {
		this.url = checkedUrl(endpoint(config.platform), /^[a-z0-9-]+\.smartschool\.be$/i, config.allowOtherHost, 'Smartschool');
	}

	/**
	 * Any operation of the table.
	 * @param args by the WSDL's names and in its order; what is left out is not sent
	 * @returns the rows of the answer; a write has none
	 * @throws SmartschoolCode for an answered code, with the platform's own text when it gives it
	 */
	async run(operation: Operation, args: Args): Promise<Row[]> {
		const { wsdl, result, repeat, onceWith = [], onceWithout = [] } = operation;
		const once = onceWith.some((name) => (args[name] ?? '') !== '') || onceWithout.some((name) => (args[name] ?? '') === '');
		const { type, text } = await this.call(wsdl, args, once ? 'never' : repeat);
		const code = codeOf(type, text);
		// An account without photo: no error, there is just nothing.
		if (result === 'image' && code === 23) return decoded(result, '', args);
		if (code !== undefined) throw await this.refused(code, wsdl);
		if (result === 'done' && text !== '0') throw unsure(notUnderstood(wsdl));
		if (result === 'doneOrCodes' && text !== '0') throw await this.refusedList(text, wsdl);
		if (result === 'boolean' && !/^(?:1|true)$/i.test(text)) throw new ServiceError('Smartschool', 'refused', `Smartschool did not save this and gives no reason (${wsdl}). Check the values, or try again later.`, false);
		try {
			return decoded(result, text, args);
		} catch {
			throw notUnderstood(wsdl);
		}
	}

	/** What `userIdentifier` means on this platform. */
	async userKey(): Promise<'number' | 'username'> {
		const value = await this.read('getReferenceField', {});
		if (value !== 'number' && value !== 'username') throw notUnderstood('getReferenceField');
		return value;
	}

	async groups(): Promise<SmartschoolGroup[]> {
		const value = await this.read('getAllGroupsAndClasses', {});
		try {
			return groupsFromXml(value);
		} catch {
			throw notUnderstood('getAllGroupsAndClasses');
		}
	}

	/**
	 * @param root code of a group, '' = the whole platform
	 * @throws ServiceError kind `empty` when nobody is there: that is never read as "everyone left"
	 */
	async accounts(root: string): Promise<unknown[]> {
		try {
			const list = await this.json('getAllAccountsExtended', Array.isArray, { code: root, recursive: '1' });
			if (list.length > 0) return list;
		} catch (error) {
			if (!(error instanceof SmartschoolCode && error.meaning === 'groupUnknown')) throw error;
		}
		const where = root === '' ? 'on the whole platform' : `under group “${root}”`;
		throw new ServiceError('Smartschool', 'empty', `Smartschool gave no accounts ${where}: it does not know the group, or nobody is in it (code 19). Nothing was changed. Check the code in “Root Groups”.`, true, '19');
	}

	/** All classes and groups: a shorter answer than `groups`, without their tree. */
	async classes(): Promise<{ code: string; name: string }[]> {
		const list: unknown[] = await this.json('getClassListJson', Array.isArray);
		return (list as { code?: unknown; name?: unknown }[]).map(({ code, name }) => ({ code: String(code ?? '').trim(), name: String(name ?? '').trim() }));
	}

	/** Smartschool's own table of codes and texts; the one function that asks no access code. */
	async errorCodes(): Promise<Record<string, string>> {
		return await this.json('returnJsonErrorCodes', (value): value is Record<string, string> => typeof value === 'object' && value !== null && '8' in value);
	}

	/** `undefined` when nobody has this internal number. */
	async userByNumber(number: string): Promise<UserDetails | undefined> {
		return await this.user('getUserDetailsByNumber', { number });
	}

	/** `undefined` when nobody has this user name. */
	async userByName(username: string): Promise<UserDetails | undefined> {
		return await this.user('getUserDetailsByUsername', { username });
	}

	/**
	 * Makes an account with its first password. Nobody may have the internal number yet: saveUser would change that
	 * account's password. When no clear answer comes, the account is looked up; the password is never sent twice.
	 */
	async createUser(args: SaveUserArgs, password: string): Promise<void> {
		try {
			await this.write('saveUser', ordered({ ...args, passwd1: password }), 'never');
		} catch (error) {
			const known = error instanceof SmartschoolCode || !(error instanceof ServiceError);
			if (known || !(await this.userByNumber(args.internnumber))) throw error;
		}
	}

	/** Lines of the school career; none for who never was in a class. */
	async career(userIdentifier: string): Promise<CareerLine[]> {
		let rows: Row[];
		try {
			rows = await this.run(CAREER, { userIdentifier });
		} catch (error) {
			// A bare code is how Smartschool says that there is no career; the user was written to just before.
			if (error instanceof SmartschoolCode && error.meaning !== 'accessCode') return [];
			if (error instanceof SmartschoolCode) throw new ServiceError('Smartschool', 'rights', 'The access code has no right to getStudentCareer, so class moves cannot be read back. Give its profile that function in Smartschool › General configuration › Webservices, or switch “Check the School Career (Schoolloopbaan Nakijken)” off.', true, error.code);
			// A fault on one pupil's career says nothing about the others.
			if (error instanceof ServiceError && error.code === FAULT) throw new ServiceError(error.service, error.kind, error.message, false, error.code);
			throw error;
		}
		return rows.map(({ json: { date, inClass, outSchool, groupCode } }) => ({ date: String(date ?? ''), inClass: isTrue(inClass), outSchool: isTrue(outSchool), groupCode: String(groupCode ?? '') }));
	}

	/** The holder of this account type has to choose another password at the next login. */
	async mustChangePassword(userIdentifier: string, accountType: number): Promise<void> {
		await this.write('forcePasswordReset', { userIdentifier, accountType: String(accountType) }, 'absolute');
	}

	/**
	 * A password that its holder must change at the next login. Sent once, whatever happens: nobody's own password is overwritten by a repeat.
	 * @param accountType 0 the account itself, 1 to 6 a co-account
	 * @throws SmartschoolCode when it was refused, and so not written
	 */
	async setFirstPassword(userIdentifier: string, accountType: string, password: string): Promise<void> {
		await this.write('savePassword', { userIdentifier, password, accountType, changePasswordAtNextLogin: '1' }, 'never');
	}

	/** Every call but the reads and those with a password; all of them send absolute values, so that a repeat does no harm. */
	async carryOut(call: WritingCall): Promise<void> {
		if (call.op === 'updateUser') await this.write('saveUser', ordered(call.args), 'absolute');
		else await this.write(call.op, call.args, 'absolute');
	}

	private async user(operation: string, args: Args): Promise<UserDetails | undefined> {
		try {
			const row = await this.json<Record<string, unknown>>(operation, (value): value is Record<string, unknown> => typeof value === 'object' && value !== null && 'gebruikersnaam' in value, args);
			return { gebruikersnaam: String(row.gebruikersnaam), internnummer: String(row.internnummer ?? ''), isPupil: String(row.basisrol) === '1', row };
		} catch (error) {
			if (error instanceof SmartschoolCode && error.meaning === 'userUnknown') return undefined;
			throw error;
		}
	}

	private async json<T>(operation: string, fits: (value: unknown) => value is T, args: Args = {}): Promise<T> {
		let value: unknown;
		try {
			value = JSON.parse(await this.read(operation, args));
		} catch (error) {
			if (error instanceof SyntaxError) throw notUnderstood(operation);
			throw error;
		}
		if (!fits(value)) throw notUnderstood(operation);
		return value;
	}

	private async read(operation: string, args: Args): Promise<string> {
		const { type, text } = await this.call(operation, args, 'read');
		const code = codeOf(type, text);
		if (code !== undefined) throw new SmartschoolCode(code, operation);
		return text;
	}

	private async write(operation: string, args: Args, repeat: Repeat): Promise<void> {
		const { type, text } = await this.call(operation, args, repeat);
		if (text === '0') return;
		const code = codeOf(type, text);
		if (code !== undefined) throw await this.refused(code, operation);
		throw LISTS_CODES.has(operation) ? await this.refusedList(text, operation) : unsure(notUnderstood(operation));
	}

	/** The code with the platform's own text, which is asked once per run and only when it is needed. */
	private async refused(code: number, operation: string): Promise<SmartschoolCode> {
		this.ownTexts ??= this.errorCodes().catch(() => ({}));
		const said = (await this.ownTexts)[String(code)];
		return new SmartschoolCode(code, operation, typeof said === 'string' ? plainText(said) : '');
	}

	/** A list of lines with a code in each; its layout is not documented, so every line is shown as it came. */
	private async refusedList(text: string, operation: string): Promise<ServiceError> {
		const lines = text.split(/[\r\n]+/).map((line) => line.trim()).filter((line) => line !== '');
		const codes = lines.flatMap((line) => line.split(/[;,]/).map((part) => part.trim().replace(/^"|"$/g, '')).filter((part) => /^[1-9]\d?$/.test(part)).at(-1) ?? []);
		if (codes.length === 0 || lines.length > 100) return unsure(notUnderstood(operation));
		const first = await this.refused(Number(codes[0]), operation);
		return new ServiceError('Smartschool', 'refused', `${first.message} Smartschool’s list: ${lines.join(' · ').slice(0, 300)}`, first.systemic, first.code);
	}

	private async call(operation: string, args: Args, repeat: Repeat): Promise<{ type: string; text: string }> {
		const client = await (this.client ??= this.connect());
		const journey: Journey = { operation, repeat, megabytes: MEGABYTES.get(operation) ?? 1 };
		const method = client[`${operation}Async`] as (args: Args | null, options: object) => Promise<unknown>;
		// Functions without any argument take `null`, not `{}` (npm soap 1.13).
		const sent = operation.startsWith('return') ? null : { accesscode: this.config.accessCode, ...args };
		return await this.limiter.run(
			operation,
			async () => {
				try {
					await method(sent, journey);
				} catch (error) {
					if (error !== TAKEN) throw translated(error, journey);
				}
				if (!journey.answer) throw notUnderstood(operation);
				return journey.answer;
			},
			(error) => error instanceof ServiceError && (error.lost || error.code === FAULT),
		);
	}

	private async post(request: HttpRequest, { repeat, operation }: Journey): Promise<{ type: string; text: string }> {
		const response = await (repeat === 'read' ? sendRead(this.send, this.sleep, request) : repeat === 'absolute' ? sendAbsolute(this.send, this.sleep, request) : this.send(request));
		const problem = unusable(response);
		if (problem) throw problem;
		const answer = readAnswer(response.bytes);
		if (answer.fault) throw fault(operation);
		return answer;
	}

	/** The WSDL is part of the package; only the tenant's address is put in. */
	private async connect(): Promise<soap.Client> {
		const httpClient = {
			request: (url: string, data: unknown, callback: (error: unknown, response?: unknown, body?: unknown) => void, headers: Record<string, string> = {}, options: unknown = {}) => {
				if (data === undefined || data === null) return void callback(null, { status: 200, statusCode: 200, headers: {} }, WSDL.replaceAll(TENANT, this.url));
				const journey = options as Journey;
				const timeoutMs = this.config.timeoutMs ?? (journey.megabytes > LARGE ? TIMEOUT.large : TIMEOUT.small);
				this.post({ method: 'POST', url, headers: { ...headers, 'Content-Type': 'text/xml; charset=utf-8' }, body: String(data), timeoutMs, maxBytes: journey.megabytes * MEGABYTE }, journey).then((answer) => {
					journey.answer = answer;
					callback(TAKEN);
				}, callback);
			},
		};
		return await soap.createClientAsync(`${this.url}?wsdl`, { httpClient: httpClient as unknown as soap.HttpClient, endpoint: this.url, disableCache: true });
	}
}

const isTrue = (value: unknown): boolean => value === true || value === 1 || value === '1' || value === 'true';

/** Some functions are typed as text, and give a code as digits. */
function codeOf(type: string, text: string): number | undefined {
	const digits = type === 'int' ? /^-?\d+$/ : type === 'boolean' ? /^$/ : /^\d{1,2}$/;
	return digits.test(text) && text !== '' && Number(text) !== 0 ? Number(text) : undefined;
}

const REASONS: Readonly<Record<NoAnswer['reason'], string>> = {
	cutOff: 'was cut off',
	charset: 'is not written in UTF-8',
	documentType: 'declares a document type, which no answer of Smartschool does; it was not read',
	noSoap: 'is no Smartschool data',
};

const SAFE = 'Nothing more was changed.';
const UNSURE = 'It is not known whether this one change was made: look at it in Smartschool before you send it again.';

/** Errors of the transport and of npm soap can hold the whole request, access code included: only their kind is kept. */
function translated(error: unknown, journey: Journey): ServiceError {
	const found = sentence(error, journey);
	return journey.repeat === 'read' ? found : unsure(found);
}

/** Nobody knows whether a write was carried out when its answer did not come, or cannot be read. */
function unsure({ service, kind, message, systemic, code }: ServiceError): ServiceError {
	return new ServiceError(service, kind, message.replace(SAFE, UNSURE), systemic, code);
}

function sentence(error: unknown, { operation, megabytes }: Journey): ServiceError {
	if (error instanceof ServiceError) return error;
	if (error instanceof NoAnswer) return notUnderstood(operation, REASONS[error.reason]);
	if (error instanceof TooLarge) return notUnderstood(operation, `is larger than ${megabytes} MB, far more than this function gives; the rest was not taken in`);
	return noAnswer('Smartschool', error, operation, CHECK);
}

function fault(operation: string): ServiceError {
	const isRead = /^(get|return|check)/.test(operation);
	return new ServiceError('Smartschool', 'refused', `Smartschool answered ${operation} with a fault of its own. ${isRead ? 'Nothing was changed. ' : 'Look in Smartschool whether it was carried out. '}Try again later; when it stays, tell Smartschool’s help desk the name of the function. (SOAP fault)`, isRead, FAULT);
}

function ordered(args: SaveUserArgs & { passwd1?: string }): Args {
	const given: Partial<Record<string, string>> = { ...args };
	return Object.fromEntries(SAVE_USER_ORDER.flatMap((key) => (given[key] === undefined ? [] : [[key, given[key]]])));
}

function notUnderstood(operation: string, why = 'has not the form that this function gives'): ServiceError {
	return new ServiceError('Smartschool', 'notUnderstood', `Smartschool’s answer to ${operation} was not understood: it ${why}. ${SAFE} Check ${CHECK}, or try again later.`, true);
}

/** A web page, or an error status without a SOAP envelope. */
function unusable({ status, bytes }: BytesResponse): ServiceError | undefined {
	if (isEnvelope(bytes)) return undefined;
	const body = bytes.toString('latin1', 0, 2000);
	// Not readable as it stands: the reader says why.
	if (status === 200 && /^(?:\xff\xfe|\xfe\xff)|<!(?:DOCTYPE(?!\s+html)|ENTITY)/i.test(body)) return undefined;
	const code = String(status);
	if (status === 401 || status === 403) return new ServiceError('Smartschool', 'rights', `Smartschool refuses this server (${code}). ${SAFE} Check ${CHECK}, and in Smartschool whether the web services are switched on and open for this address.`, true, code);
	if (status === 429 || status >= 500) return new ServiceError('Smartschool', 'unavailable', `Smartschool has a problem of its own (${code}). ${SAFE} Try again later.`, true, code);
	const what = /^\s*(<!doctype html|<html)/i.test(body) ? 'answered with a web page instead of data' : status >= 300 && status < 400 ? 'points to another address' : 'gave no Smartschool data';
	return new ServiceError('Smartschool', 'notUnderstood', `Smartschool ${what} (${code}): the platform’s name is wrong, or the platform is in maintenance. ${SAFE} Check ${CHECK}, or try again later.`, true, code);
}
