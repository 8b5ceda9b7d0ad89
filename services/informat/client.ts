/** Informat: token server, three REST services and the XML services. Facts: docs/informat.md. */
import { DateTime } from 'luxon';
import type { PersonalDetailsUpdate } from '../../sync/calls/types';
import { noAnswer, ServiceError } from '../errors';
import { checkedUrl, checkSize, sendAbsolute, sendRead, type HttpRequest, type HttpResponse, type HttpSend, type Sleep } from '../http';
import { itemsOf, parse } from './answers';
import { callById, type InformatCall, type InformatService, type ScopeKind } from './calls';
import type { CodeBook } from './codes';
import type { CleanOptions, Json } from './clean';
import { CHECK, nobody, noRight, refusal, type Asked } from './errors';
import { buildRequest, type Args } from './request';
import { giveToken } from './tokens';

export interface InformatConfig {
	clientId: string;
	clientSecret: string;
	tokenUrl: string;
	studentsUrl: string;
	personnelUrl?: string;
	pushUrl?: string;
	xmlUrl?: string;
	vksoUrl?: string;
	/** Informat user for the XML services. */
	xmlLogin?: string;
	xmlPassword?: string;
	allowOtherHost: boolean;
	/** Documented as mandatory, and not enforced as far as is known. */
	sendTimestamp?: boolean;
}

export type PreregistrationStatus = 'open' | 'geaccepteerd' | 'geweigerd';

const TIMEOUT = 120_000;
const VENDOR = /(^|\.)(informatsoftware\.be|identityserver\.be)$/i;

const STANDARD: Readonly<Record<InformatService, string>> = {
	students: 'https://leerlingenapi.informatsoftware.be',
	personnel: 'https://personeelsapi.informatsoftware.be',
	push: 'https://studentapi.informatsoftware.be/api/v1',
	xml: 'https://webservice.informatsoftware.be/wsInfSoft/wsInformat.asmx',
	xmlVkso: 'https://webservice.informatsoftware.be/wsInfSoftVkso.asmx',
};
const BOOKS: Readonly<Record<InformatService, CodeBook>> = { students: 'students', personnel: 'personnel', push: 'push', xml: 'students', xmlVkso: 'students' };
const SAVE = '/1/preregistrations/save';

export class InformatClient {
	private readonly urls: Readonly<Record<InformatService, string>>;
	private readonly tokenUrl: string;

	/** @param institutes six-digit institute numbers; one token is asked for all of them */
	constructor(
		private readonly config: InformatConfig,
		readonly institutes: readonly string[],
		private readonly send: HttpSend,
		private readonly sleep: Sleep,
	) {
		const checked = (url: string | undefined, service: InformatService) => checkedUrl(url || STANDARD[service], VENDOR, config.allowOtherHost, 'Informat');
		this.urls = { students: checked(config.studentsUrl, 'students'), personnel: checked(config.personnelUrl, 'personnel'), push: checked(config.pushUrl, 'push'), xml: checked(config.xmlUrl, 'xml'), xmlVkso: checked(config.vksoUrl, 'xmlVkso') };
		this.tokenUrl = checkedUrl(config.tokenUrl, VENDOR, config.allowOtherHost, 'Informat');
	}

	/** @throws ServiceError kind `empty` when the list has nobody: that is never read as "everyone left". */
	async students(institute: string, schoolYear: string, changedSince?: string): Promise<Json[]> {
		// Without `refdate`: that would leave out whoever has left, and nobody could be unregistered.
		return await this.call(known('student.getAll'), institute, { schoolYear, changedSince });
	}

	/** @throws ServiceError as `students` does */
	async registrations(institute: string, schoolYear: string, changedSince?: string): Promise<Json[]> {
		return await this.call(known('registration.getAll'), institute, { schoolYear, changedSince });
	}

	/**
	 * One call of the table.
	 * @returns clean items, each as Informat gives it
	 * @throws ServiceError; `systemic` when going on makes no sense
	 */
	async call(call: InformatCall, institute: string, args: Args, options: CleanOptions = {}): Promise<Json[]> {
		const { xmlLogin = '', xmlPassword = '' } = this.config;
		if (call.scope === null && xmlLogin === '') {
			throw new ServiceError('Informat', 'auth', 'The XML services want an Informat user, and the credential holds none. Fill in “XML Login” and “XML Password” there.', true);
		}
		const { path, headers, body } = buildRequest(call, institute, args, { login: xmlLogin, paswoord: xmlPassword });
		const what = `“${call.label.en}”`;
		const request = (own: Record<string, string>): HttpRequest => ({ method: call.method, url: `${this.urls[call.service]}${path}`, headers: { ...own, ...headers }, body, timeoutMs: TIMEOUT, binary: call.result.kind === 'pdf' });
		let response: HttpResponse;
		try {
			response = call.scope === null ? await this.answered(request({ Accept: 'text/xml' }), what, 'repeat') : await this.authorised(call, call.scope, institute, what, request);
		} catch (error) {
			if (!(error instanceof ServiceError) || !error.lost || !call.writes || call.repeatable) throw error;
			if (call.path === SAVE) {
				const status = await this.preregistrationStatus(institute, String(args.preRegistrationId));
				if (status !== undefined) return [{ preRegistrationId: args.preRegistrationId, status }];
			}
			throw unsure(error, what);
		}
		if (response.status >= 400) throw this.refused(call, institute, readable(response, call), what);
		const items = itemsOf(call, response, options);
		if (items.length === 0 && call.neverEmpty && !narrowed(call, args)) throw nobody(NOBODY[call.resource] ?? 'data', institute);
		return items;
	}

	/**
	 * Creates the personal-details update, or overwrites the one with the same id while it is open. Sent once; after a
	 * lost answer its status tells whether it arrived.
	 */
	async savePreregistration(update: PersonalDetailsUpdate): Promise<void> {
		const call = known('preregistration.updatePersonalDetails');
		const asked: Asked = { what: 'the personal-details update', book: 'students', systemic: false };
		let response: HttpResponse;
		try {
			response = await this.authorised(call, 'voorinschrijvingen', update.institute, 'saving a personal-details update', (headers) => ({
				method: 'POST',
				url: `${this.urls.students}${SAVE}`,
				headers: { ...headers, 'Content-Type': 'application/json' },
				body: JSON.stringify(update),
				timeoutMs: TIMEOUT,
			}));
		} catch (error) {
			if (error instanceof ServiceError && error.lost && (await this.preregistrationStatus(update.institute, update.preRegistrationId)) !== undefined) return;
			throw error;
		}
		if (response.status >= 400) throw refusal(response, asked);
		parse(response, 'preRegistrationStatus');
	}

	/** `undefined` when Informat knows no update with this id. */
	async preregistrationStatus(institute: string, id: string): Promise<PreregistrationStatus | undefined> {
		try {
			const [found] = await this.call(known('preregistration.getStatus'), institute, { preRegistrationId: id });
			return found?.status as PreregistrationStatus | undefined;
		} catch (error) {
			if (error instanceof ServiceError && (error.code === 'DNF001' || error.code === '404')) return undefined;
			throw error;
		}
	}

	/** Whether Informat gives this client the right for all its institutes, asked anew. */
	async has(kind: ScopeKind): Promise<boolean> {
		try {
			await this.token(kind, true);
			return true;
		} catch (error) {
			if (error instanceof ServiceError && error.kind === 'rights') return false;
			throw error;
		}
	}

	/** One request with token; a token that was refused is asked anew once. */
	private async authorised(call: InformatCall, kind: ScopeKind, institute: string, what: string, request: (headers: Record<string, string>) => HttpRequest): Promise<HttpResponse> {
		let status = 401;
		for (const renew of [false, true]) {
			const token = await this.token(kind, renew);
			const response = await this.answered(request({ Authorization: `Bearer ${token}`, ...this.headers(call.service, institute) }), what, call.repeatable ? (call.writes ? 'once more' : 'repeat') : 'once');
			({ status } = response);
			if (status === 401) continue;
			if (status !== 403) return response;
			break;
		}
		throw noRight(kind, institute, status);
	}

	private headers(service: InformatService, institute: string): Record<string, string> {
		const own = { InstituteNo: institute, Accept: 'application/json' };
		if (service === 'personnel') return { ...own, 'Api-Version': '2' };
		if (service === 'push' || this.config.sendTimestamp === false) return own;
		return { ...own, Timestamp: DateTime.utc().toFormat("yyyy-MM-dd'T'HH:mm:ss.SSS") };
	}

	private async token(kind: ScopeKind, renew: boolean): Promise<string> {
		const { clientId, clientSecret } = this.config;
		return await giveToken({ url: this.tokenUrl, clientId, clientSecret, institutes: this.institutes, kind, renew, ask: async (request) => await this.answered(request, 'signing in', 'repeat') });
	}

	private refused(call: InformatCall, institute: string, response: HttpResponse, what: string): ServiceError {
		if (call.scope === null) {
			if (response.status === 401 || response.status === 403) return new ServiceError('Informat', 'auth', `Informat’s XML service does not accept the login (${response.status}). Check “XML Login” and “XML Password” in the credential, and whether this user may read in Informat.`, true, String(response.status));
			if (response.status === 500) return new ServiceError('Informat', 'unavailable', `Informat’s XML service could not do ${what} for institute ${institute} (500). Check “XML Login” and “XML Password” in the credential and the institute number, or try again later.`, true, '500');
		}
		return refusal(response, { what, book: BOOKS[call.service], systemic: call.result.kind === 'list', byId: call.args.some((arg) => arg.in === 'path') });
	}

	/** Reads, and what is as harmless as a read, are repeated after a passing failure; absolute writes once when the connection broke; others are sent once. */
	private async answered(request: HttpRequest, what: string, how: 'repeat' | 'once more' | 'once'): Promise<HttpResponse> {
		try {
			const sent = how === 'repeat' ? sendRead(this.send, this.sleep, request) : how === 'once more' ? sendAbsolute(this.send, this.sleep, request) : this.send(request);
			return checkSize('Informat', await sent);
		} catch (error) {
			throw error instanceof ServiceError ? error : noAnswer('Informat', error, what, CHECK);
		}
	}
}

const NOBODY: Readonly<Record<string, string>> = { student: 'pupils', registration: 'registrations', class: 'registrations', group: 'registrations', employee: 'staff' };

const known = (id: string): InformatCall => callById(id)!;

/** Whether only a part of the list was asked, which may well be empty. */
const narrowed = (call: InformatCall, args: Args): boolean => call.args.some(({ name, in: place, required }) => place === 'query' && !required && args[name] !== undefined && args[name] !== '');

/** A refusal of a call that asked for a file is text all the same. */
const readable = (response: HttpResponse, call: InformatCall): HttpResponse => (call.result.kind === 'pdf' ? { ...response, body: Buffer.from(response.body, 'base64').toString('utf8') } : response);

function unsure({ kind, code }: ServiceError, what: string): ServiceError {
	return new ServiceError('Informat', kind, `Informat gave no answer to ${what}, so nobody knows whether it was carried out. It was not sent again. Look in Informat first.`, true, code);
}
