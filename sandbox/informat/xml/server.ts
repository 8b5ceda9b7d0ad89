/** The two older XML services: SOAP 1.1, and for calls as a form (GET or POST) plain XML; answers as ASP.NET gives them. */
import { parser } from 'sax';
import { isDay } from '../../calendar';
import { isSchoolYear } from '../preregistrations';
import type { Asked, InformatWorld, Reply, ServiceKind } from '../service';
import { DATA_SETS, OPERATIONS, type Operation } from './operations';
import { NA_DATUM, type Question } from './pupils';
import { arrayName, dataSet, elementOf, escape, HEAD, SCHEMAS, type Row } from './write';

const AUTHENTICATE = 'AuthenticateUser';

interface Service { path: RegExp; namespace: string; operations: Readonly<Record<string, Operation>>; isDataSet: boolean }
const SERVICES: readonly Service[] = [
	{ path: /^\/wsInfSoft\/wsInformat\.asmx(?:\/(\w+))?$/i, namespace: 'http://InformatSoftware.be/wsInfSoft/wsInformat', operations: OPERATIONS, isDataSet: false },
	{ path: /^\/wsInfSoftVkso\.asmx(?:\/(\w+))?$/i, namespace: 'http://InformatSoftware.be/wsInfSoft/wsInfSoftVkso', operations: DATA_SETS, isDataSet: true },
];

/** One call, whatever its form; argument names in small letters. */
interface Call { service: Service; operation: string; args: Map<string, string>; isSoap: boolean }

export const xml: ServiceKind = {
	line: (asked) => {
		const { path, method } = asked;
		const action = soapAction(asked);
		return `${method} ${path}${action === '' || path.toLowerCase().endsWith(`/${action.toLowerCase()}`) ? '' : `/${action}`}`;
	},
	refusal: (status) => plain(status, status === 401 ? 'Unauthorized' : 'System.Exception: An unexpected error has occurred.'),
	handle: (world, asked) => answer(world, asked, false),
	nothing: (world, asked) => answer(world, asked, true),
};

const plain = (status: number, text: string): Reply => ({ status, text: `${text}\r\n`, type: 'text/plain; charset=utf-8' });
const soapAction = ({ headers }: Asked): string => /([A-Za-z]\w*)"?$/.exec(String(headers.soapaction ?? ''))?.[1] ?? '';

function answer(world: InformatWorld, asked: Asked, empty: boolean): Reply {
	const service = SERVICES.find(({ path }) => path.test(asked.path));
	if (!service) return plain(404, 'The resource cannot be found.');
	const call = readCall(service, asked);
	if (typeof call === 'string') return plain(500, call);
	const { operation, args } = call;
	const known = Object.hasOwn(service.operations, operation) ? service.operations[operation]! : undefined;
	if (!known && !(operation === AUTHENTICATE && !service.isDataSet)) return call.isSoap ? fault(call, 'Client', `Server did not recognize the value of HTTP Header SOAPAction: ${service.namespace}/${operation}.`) : plain(500, `${operation} Web Service method name is not valid.`);
	const wanted = known ? ['login', 'paswoord', 'schooljaar', 'instelnr', ...known.extra] : ['sUserName', 'sPassword'];
	const absent = wanted.find((name) => !args.has(name.toLowerCase()));
	// SOAP fills what is missing with null.
	if (absent !== undefined && !call.isSoap) return plain(500, `Missing parameter: ${absent}.`);

	const { login, password } = world.xmlAccount;
	const right = args.get(known ? 'login' : 'susername') === login && args.get(known ? 'paswoord' : 'spassword') === password;
	if (!known) return scalar(call, String(right && !empty));
	if (!right && world.informat.settings.xmlWrongLogin === 'fault') return fault(call, 'Server', 'System.Exception: Login of paswoord is niet juist.');
	const question = questionOf(world, call);
	if (typeof question === 'string') return fault(call, 'Server', question);
	return list(call, known, right && !empty && question ? known.rows(question) : []);
}

/** @returns what was asked, or what ASP.NET says about a call that it cannot read */
function readCall(service: Service, asked: Asked): Call | string {
	const small = (pairs: Iterable<readonly [string, string]>): Map<string, string> => new Map([...pairs].map(([name, value]) => [name.toLowerCase(), value]));
	const inPath = service.path.exec(asked.path)?.[1];
	if (inPath !== undefined) {
		const pairs = asked.method === 'POST' ? new URLSearchParams(asked.body) : asked.query;
		return { service, operation: inPath, args: small(pairs), isSoap: false };
	}
	const sent = asked.method === 'POST' ? readEnvelope(asked.body) : undefined;
	return sent ? { service, operation: sent.name, args: small(sent.args), isSoap: true } : 'Request format is unrecognized.';
}

function readEnvelope(text: string): { name: string; args: [string, string][] } | undefined {
	const local = (tag: string): string => tag.slice(tag.indexOf(':') + 1);
	const args: [string, string][] = [];
	const path: string[] = [];
	let name: string | undefined;
	let broken = false;
	const sax = parser(true);
	sax.onerror = () => {
		broken = true;
		sax.resume();
	};
	// A document type could define entities; the service has no use for it.
	sax.ondoctype = () => void (broken = true);
	sax.onopentag = ({ name: tag }) => {
		path.push(local(tag));
		if (path.length === 3 && path[1] === 'Body') name ??= path[2];
		if (path.length === 4) args.push([path[3]!, '']);
	};
	const take = (piece: string): void => {
		const last = args.at(-1);
		if (path.length === 4 && last) last[1] += piece;
	};
	sax.ontext = take;
	sax.oncdata = take;
	sax.onclosetag = () => void path.pop();
	sax.write(text).close();
	return broken || name === undefined ? undefined : { name, args };
}

/** `17-04-2026`, `7-4-2026` or `17/04/2026` as an ISO date. */
function dayOf(text: string): string | undefined {
	const [, day, month, year] = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$/.exec(text) ?? [];
	const iso = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
	return isDay(iso) ? iso : undefined;
}

/** Undefined for an institute or a year that there is not: nothing is found then. A text is the error of a date that is none. */
function questionOf(world: InformatWorld, { args }: Call): Question | string | undefined {
	const { informat: state, institutes } = world;
	const date = (name: string): string => args.get(name) ?? '';
	const reference = date('referentiedatum') || date('datum');
	const since = date('gewijzigdsinds');
	for (const sent of [reference, since]) if (sent !== '' && dayOf(sent) === undefined) return 'System.FormatException: String was not recognized as a valid DateTime.';
	const institute = (args.get('instelnr') ?? '').padStart(6, '0');
	const schoolYear = args.get('schooljaar') ?? '';
	if (!institutes.includes(institute) || !isSchoolYear(schoolYear)) return undefined;
	return { state, institute, schoolYear, structure: args.get('hoofdstructuur') ?? '', day: dayOf(reference), since: dayOf(since), args, today: world.today() };
}

const TEXT_XML = 'text/xml; charset=utf-8';
const envelope = (status: number, body: string): Reply => ({ status, text: `${HEAD}<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" ${SCHEMAS}><soap:Body>${body}</soap:Body></soap:Envelope>`, type: TEXT_XML });
const result = ({ operation, service }: Call, inner: string): Reply => envelope(200, `<${operation}Response xmlns="${service.namespace}"><${operation}Result>${inner}</${operation}Result></${operation}Response>`);

function fault({ isSoap }: Call, who: 'Client' | 'Server', text: string): Reply {
	return isSoap ? envelope(500, `<soap:Fault><faultcode>soap:${who}</faultcode><faultstring>${escape(text)}</faultstring><detail /></soap:Fault>`) : plain(500, text);
}

function scalar(call: Call, value: string): Reply {
	return call.isSoap ? result(call, value) : { status: 200, text: `${HEAD}<boolean xmlns="${call.service.namespace}">${value}</boolean>`, type: TEXT_XML };
}

function list(call: Call, { item }: Operation, rows: readonly Row[]): Reply {
	const { service, isSoap } = call;
	const inner = service.isDataSet ? dataSet(NA_DATUM, rows) : rows.map((row) => elementOf(item, row)).join('');
	if (isSoap) return result(call, inner);
	const root = service.isDataSet ? 'DataSet' : arrayName(item);
	return { status: 200, text: `${HEAD}<${root} ${SCHEMAS} xmlns="${service.namespace}"${inner === '' ? ' />' : `>${inner}</${root}>`}`, type: TEXT_XML };
}
