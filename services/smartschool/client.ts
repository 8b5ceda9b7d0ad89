/** Smartschool Webservices V3 over SOAP. Facts: docs/smartschool.md. */
import * as soap from 'soap';
import type { SaveUserArgs, SmartschoolCall } from '../../sync/calls/types';
import type { SmartschoolGroup } from '../../sync/records/types';
import { noAnswer, ServiceError } from '../errors';
import { checkedUrl, checkSize, sendAbsolute, sendRead, type HttpRequest, type HttpResponse, type HttpSend, type Sleep } from '../http';
import { CODES, type CodeMeaning } from './codes';
import { groupsFromXml } from './decode';
import { WSDL } from './v3.wsdl';

export interface SmartschoolConfig {
	/** `myschool`, `myschool.smartschool.be`, or a full address. */
	platform: string;
	accessCode: string;
	allowOtherHost: boolean;
}

/** An answered code is a value here: what it means depends on the call. */
export class SmartschoolCode extends ServiceError {
	readonly meaning: CodeMeaning;

	constructor(readonly number: number, operation: string) {
		const known = CODES[number] ?? { meaning: 'other' as const, text: 'Smartschool gave a code that is not in its list.' };
		const systemic = known.meaning === 'accessCode';
		super('Smartschool', systemic ? 'auth' : 'refused', `${known.text} (Smartschool code ${number}, ${operation})`, systemic, String(number));
		this.meaning = known.meaning;
	}
}

export interface UserDetails {
	gebruikersnaam: string;
	internnummer: string;
	isPupil: boolean;
}

type Args = Record<string, string>;

/** How often a call may be sent: reads again after any passing failure, absolute writes once more after a lost connection, creations once. */
type Repeat = 'read' | 'absolute' | 'never';

/** `code` of an error for a SOAP fault; one is about one record, several in a row are about the service. */
export const FAULT = 'fault';

const TENANT = 'https://school.smartschool.be/Webservices/V3';
/** Reading a whole platform was seen to take 25 s. */
const TIMEOUT = 180_000;
/** Carries the call's `Repeat` through npm soap; taken off before sending. */
const REPEAT = 'x-repeat';
const CHECK = 'the platform’s name in the Smartschool credential';

/** Arguments of saveUser in the order of the WSDL: npm soap sends keys in the order of the object. */
const SAVE_USER_ORDER = ['internnumber', 'username', 'passwd1', 'name', 'surname', 'extranames', 'initials', 'sex', 'birthday', 'birthplace', 'birthcountry', 'postalcode', 'location', 'country', 'email', 'mobilephone', 'homephone', 'basisrol'] as const;

export function endpoint(platform: string): string {
	const text = platform.trim().replace(/\/+$/, '');
	const host = /^https?:\/\//.test(text) ? text : `https://${text.includes('.') ? text : `${text}.smartschool.be`}`;
	return host.endsWith('/Webservices/V3') ? host : `${host}/Webservices/V3`;
}

export class SmartschoolClient {
	private readonly url: string;
	private client: Promise<soap.Client> | undefined;

	constructor(private readonly config: SmartschoolConfig, private readonly send: HttpSend, private readonly sleep: Sleep) {
		this.url = checkedUrl(endpoint(config.platform), /^[a-z0-9-]+\.smartschool\.be$/i, config.allowOtherHost, 'Smartschool');
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

	/** Every call but the creation; all of them send absolute values, so that a repeat does no harm. */
	async carryOut(call: Exclude<SmartschoolCall, { op: 'createUser' }>): Promise<void> {
		if (call.op === 'updateUser') await this.write('saveUser', ordered(call.args), 'absolute');
		else await this.write(call.op, call.args, 'absolute');
	}

	private async user(operation: string, args: Args): Promise<UserDetails | undefined> {
		try {
			const { gebruikersnaam, internnummer, basisrol } = await this.json<Record<string, unknown>>(operation, (value): value is Record<string, unknown> => typeof value === 'object' && value !== null && 'gebruikersnaam' in value, args);
			return { gebruikersnaam: String(gebruikersnaam), internnummer: String(internnummer ?? ''), isPupil: String(basisrol) === '1' };
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
		const value = await this.call(operation, args, 'read');
		if (/^\d{1,2}$/.test(value) && value !== '0') throw new SmartschoolCode(Number(value), operation);
		return value;
	}

	private async write(operation: string, args: Args, repeat: Repeat): Promise<void> {
		const value = await this.call(operation, args, repeat);
		if (value === '0') return;
		if (/^\d{1,2}$/.test(value)) throw new SmartschoolCode(Number(value), operation);
		throw notUnderstood(operation);
	}

	private async call(operation: string, args: Args, repeat: Repeat): Promise<string> {
		const client = await (this.client ??= this.connect());
		type Result = { return?: { $value?: unknown } | string | number | null };
		let result: Result;
		try {
			const method = client[`${operation}Async`] as (args: Args | null, options: object, headers: Record<string, string>) => Promise<[Result]>;
			// Functions without any argument take `null`, not `{}` (npm soap 1.13).
			const sent = operation.startsWith('return') ? null : { accesscode: this.config.accessCode, ...args };
			[result] = await method(sent, {}, { [REPEAT]: repeat });
		} catch (error) {
			throw translated(error, operation);
		}
		const value = typeof result?.return === 'object' && result.return !== null ? result.return.$value : result?.return;
		if (value === undefined || value === null) throw notUnderstood(operation);
		return String(value);
	}

	private async post(request: HttpRequest, repeat: Repeat): Promise<HttpResponse> {
		const send = { read: sendRead, absolute: sendAbsolute, never: async () => await this.send(request) }[repeat];
		const response = checkSize('Smartschool', await send(this.send, this.sleep, request));
		const problem = unusable(response);
		if (problem) throw problem;
		return response;
	}

	/** The WSDL is part of the package; only the tenant's address is put in. */
	private async connect(): Promise<soap.Client> {
		const httpClient = {
			request: (url: string, data: unknown, callback: (error: unknown, response?: unknown, body?: unknown) => void, headers?: Record<string, string>) => {
				if (data === undefined || data === null) return void callback(null, { status: 200, statusCode: 200, headers: {} }, WSDL.replaceAll(TENANT, this.url));
				const { [REPEAT]: repeat, ...sentHeaders } = headers ?? {};
				this.post({ method: 'POST', url, headers: { ...sentHeaders, 'Content-Type': 'text/xml; charset=utf-8' }, body: String(data), timeoutMs: TIMEOUT }, repeat as Repeat).then(
					(response) => callback(null, { status: response.status, statusCode: response.status, headers: response.headers, data: response.body }, response.body),
					callback,
				);
			},
		};
		return await soap.createClientAsync(`${this.url}?wsdl`, { httpClient: httpClient as unknown as soap.HttpClient, endpoint: this.url, disableCache: true });
	}
}

/** Errors of the transport and of npm soap can hold the whole request, access code included: only their kind is kept. */
function translated(error: unknown, operation: string): ServiceError {
	if (error instanceof ServiceError) return error;
	const { root, body } = error as { root?: { Envelope?: { Body?: { Fault?: unknown } } }; body?: unknown };
	if (root?.Envelope?.Body?.Fault !== undefined) {
		const isRead = /^(get|return)/.test(operation);
		return new ServiceError('Smartschool', 'refused', `Smartschool answered ${operation} with a fault of its own. ${isRead ? 'Nothing was changed. ' : ''}Try again later; when it stays, tell Smartschool’s help desk the name of the function. (SOAP fault)`, isRead, FAULT);
	}
	// npm soap puts the answer's text beside its own error when it could not read it.
	return body === undefined ? noAnswer('Smartschool', error, operation, CHECK) : notUnderstood(operation);
}

function ordered(args: SaveUserArgs & { passwd1?: string }): Args {
	return Object.fromEntries(SAVE_USER_ORDER.flatMap((key) => (args[key] === undefined ? [] : [[key, args[key]]])));
}

function notUnderstood(operation: string): ServiceError {
	return new ServiceError('Smartschool', 'notUnderstood', `Smartschool’s answer to ${operation} was not understood: it was cut off, or is no Smartschool data. Nothing more was changed. Check ${CHECK}, or try again later.`, true);
}

/** A web page, or an error status without a SOAP envelope. */
function unusable({ status, body }: HttpResponse): ServiceError | undefined {
	if (/<([\w-]+:)?Envelope/.test(body.slice(0, 2000))) return undefined;
	const code = String(status);
	if (status === 401 || status === 403) return new ServiceError('Smartschool', 'rights', `Smartschool refuses this server (${code}). Nothing more was changed. Check ${CHECK}, and in Smartschool whether the web services are switched on and open for this address.`, true, code);
	if (status === 429 || status >= 500) return new ServiceError('Smartschool', 'unavailable', `Smartschool has a problem of its own (${code}). Nothing more was changed. Try again later.`, true, code);
	const what = /^\s*(<!doctype html|<html)/i.test(body) ? 'answered with a web page instead of data' : status >= 300 && status < 400 ? 'points to another address' : 'gave no Smartschool data';
	return new ServiceError('Smartschool', 'notUnderstood', `Smartschool ${what} (${code}): the platform’s name is wrong, or the platform is in maintenance. Nothing more was changed. Check ${CHECK}, or try again later.`, true, code);
}
