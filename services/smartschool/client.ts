/** Smartschool Webservices V3 over SOAP. Facts: docs/smartschool.md. */
import * as soap from 'soap';
import type { SaveUserArgs, SmartschoolCall } from '../../sync/calls/types';
import type { SmartschoolGroup } from '../../sync/records/types';
import { ServiceError } from '../errors';
import { checkedUrl, sendRead, type HttpResponse, type HttpSend, type Sleep } from '../http';
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

type Args = Record<string, string>;

const TENANT = 'https://school.smartschool.be/Webservices/V3';
/** Reading a whole platform was seen to take 25 s. */
const TIMEOUT = 180_000;
/** Marks a call that may be repeated on its way through npm soap; taken off before sending. */
const REPEATABLE = 'x-repeatable';

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

	/** @param root code of a group, '' = the whole platform */
	async accounts(root: string): Promise<unknown[]> {
		const value = await this.read('getAllAccountsExtended', { code: root, recursive: '1' });
		let list: unknown;
		try {
			list = JSON.parse(value);
		} catch {
			throw notUnderstood('getAllAccountsExtended');
		}
		if (!Array.isArray(list)) throw notUnderstood('getAllAccountsExtended');
		return list;
	}

	/** `undefined` when nobody has this internal number. */
	async userByNumber(number: string): Promise<{ gebruikersnaam: string } | undefined> {
		try {
			const details = JSON.parse(await this.read('getUserDetailsByNumber', { number })) as Record<string, unknown>;
			return { gebruikersnaam: String(details.gebruikersnaam) };
		} catch (error) {
			if (error instanceof SmartschoolCode && error.meaning === 'userUnknown') return undefined;
			if (error instanceof SyntaxError) throw notUnderstood('getUserDetailsByNumber');
			throw error;
		}
	}

	/**
	 * Makes an account with its first password. After a lost answer the account is looked up before anything else:
	 * there may never be a second one, and its password is never sent twice.
	 */
	async createUser(args: SaveUserArgs, password: string): Promise<void> {
		try {
			await this.write('saveUser', ordered({ ...args, passwd1: password }), false);
		} catch (error) {
			const lost = error instanceof ServiceError && (error.kind === 'unavailable' || error.kind === 'timeout');
			if (!lost || !(await this.userByNumber(args.internnumber))) throw error;
		}
	}

	/** Every call but the creation; all of them send absolute values, so that a repeat does no harm. */
	async carryOut(call: Exclude<SmartschoolCall, { op: 'createUser' }>): Promise<void> {
		if (call.op === 'updateUser') await this.write('saveUser', ordered(call.args), true);
		else await this.write(call.op, call.args, true);
	}

	private async read(operation: string, args: Args): Promise<string> {
		const value = await this.call(operation, args, true);
		if (/^\d{1,2}$/.test(value) && value !== '0') throw new SmartschoolCode(Number(value), operation);
		return value;
	}

	private async write(operation: string, args: Args, repeatable: boolean): Promise<void> {
		const value = await this.call(operation, args, repeatable);
		if (value === '0') return;
		if (/^\d{1,2}$/.test(value)) throw new SmartschoolCode(Number(value), operation);
		throw notUnderstood(operation);
	}

	private async call(operation: string, args: Args, repeatable: boolean): Promise<string> {
		const client = await (this.client ??= this.connect());
		type Result = { return?: { $value?: unknown } | string | number | null };
		let result: Result;
		try {
			const method = client[`${operation}Async`] as (args: Args, options: object, headers: Record<string, string>) => Promise<[Result]>;
			[result] = await method({ accesscode: this.config.accessCode, ...args }, {}, repeatable ? { [REPEATABLE]: '1' } : {});
		} catch (error) {
			throw translated(error, operation);
		}
		const value = typeof result?.return === 'object' && result.return !== null ? result.return.$value : result?.return;
		if (value === undefined || value === null) throw notUnderstood(operation);
		return String(value);
	}

	/** The WSDL is part of the package; only the tenant's address is put in. */
	private async connect(): Promise<soap.Client> {
		const httpClient = {
			request: (url: string, data: unknown, callback: (error: unknown, response?: unknown, body?: unknown) => void, headers?: Record<string, string>) => {
				if (data === undefined || data === null) return void callback(null, { status: 200, statusCode: 200, headers: {} }, WSDL.replaceAll(TENANT, this.url));
				const { [REPEATABLE]: repeatable, ...sentHeaders } = headers ?? {};
				const request = { method: 'POST' as const, url, headers: { 'Content-Type': 'text/xml; charset=utf-8', ...sentHeaders }, body: String(data), timeoutMs: TIMEOUT };
				const sent = repeatable ? sendRead(this.send, this.sleep, request) : this.send(request);
				sent.then((response) => {
					const refusal = unusable(response);
					if (refusal) callback(refusal);
					else callback(null, { status: response.status, statusCode: response.status, headers: response.headers, data: response.body }, response.body);
				}, callback);
			},
		};
		return await soap.createClientAsync(`${this.url}?wsdl`, { httpClient: httpClient as unknown as soap.HttpClient, endpoint: this.url, disableCache: true });
	}
}

/** Errors of the transport and of npm soap can hold the whole request, access code included: only their kind is kept. */
function translated(error: unknown, operation: string): ServiceError {
	if (error instanceof ServiceError) return error;
	const isRead = operation.startsWith('get');
	const fault = (error as { root?: { Envelope?: { Body?: { Fault?: unknown } } } }).root?.Envelope?.Body?.Fault;
	if (fault !== undefined) {
		return new ServiceError('Smartschool', 'unavailable', `Smartschool answered ${operation} with a fault of its own. ${isRead ? 'Nothing was changed. ' : ''}Try again later; when it stays, tell Smartschool’s help desk the name of the function.`, isRead, 'fault');
	}
	if (error instanceof Error && !('code' in error) && /pars|xml|unexpected|invalid|unclosed|text data outside/i.test(error.message)) return notUnderstood(operation);
	return new ServiceError('Smartschool', 'unavailable', `Smartschool does not answer (${operation}). Nothing more was changed. Check the internet connection and the platform’s name in the credential, or try again later.`, true);
}

function ordered(args: SaveUserArgs & { passwd1?: string }): Args {
	return Object.fromEntries(SAVE_USER_ORDER.flatMap((key) => (args[key] === undefined ? [] : [[key, args[key]]])));
}

function notUnderstood(operation: string): ServiceError {
	return new ServiceError('Smartschool', 'notUnderstood', `Smartschool’s answer to ${operation} was not understood. Nothing more was changed. Check the platform’s name in the credential, or try again later.`, true);
}

/** A web page, or an error status without a SOAP envelope. */
function unusable({ status, body }: HttpResponse): ServiceError | undefined {
	if (/<([\w-]+:)?Envelope/.test(body.slice(0, 2000))) return undefined;
	if (/^\s*(<!doctype html|<html)/i.test(body)) {
		return new ServiceError('Smartschool', 'notUnderstood', 'Smartschool answered with a web page instead of data: the platform’s name is wrong, or the platform is in maintenance. Nothing more was changed.', true, String(status));
	}
	return new ServiceError('Smartschool', status >= 500 ? 'unavailable' : 'notUnderstood', `Smartschool’s answer (${status}) is no SOAP message. Nothing more was changed. Check the platform’s name in the credential, or try again later.`, true, String(status));
}
