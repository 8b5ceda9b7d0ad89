/** The older XML services: every operation with its fields, its forms of calls and answers, and its refusals. */
import { parser } from 'sax';
import { startSchool, type RunningSchool } from '../../sandbox/school';
import { control, xml } from './calls';

let school: RunningSchool;
beforeAll(async () => {
	school = await startSchool({ pupils: 150, seed: 5, clock: '2026-11-23' });
});
afterAll(async () => await school.stop());

interface Element { name: string; text: string; children: Element[] }

/** Parsed strictly, so that an answer that is no XML fails here. */
function parse(text: string): Element {
	const root: Element = { name: '', text: '', children: [] };
	const stack = [root];
	const sax = parser(true);
	sax.onerror = (error) => {
		throw error;
	};
	sax.onopentag = ({ name }) => {
		const element = { name, text: '', children: [] };
		stack.at(-1)!.children.push(element);
		stack.push(element);
	};
	sax.ontext = (piece) => void (stack.at(-1)!.text += piece);
	sax.onclosetag = () => void stack.pop();
	sax.write(text).close();
	return root.children[0]!;
}

const valueOf = (row: Element, name: string): string | undefined => row.children.find((each) => each.name === name)?.text;
const SERVICE = '/wsInfSoft/wsInformat.asmx';
const DEFAULTS = { schooljaar: '2026-27', instelnr: '99999', hoofdstructuur: '', referentiedatum: '', gewijzigdSinds: '', preRegistrationId: '', smartschoolplatform: 'rehearsal', discimusVestigingsnr: '', personeelsgroep_is_een_optie: '', ReferentiedatumNPRE: '', Met_NSU_Uren: '' };
type Args = Record<string, string | undefined>;

function args(change: Args): URLSearchParams {
	const all = { login: school.xmlLogin, paswoord: school.xmlPassword, ...DEFAULTS, ...change };
	return new URLSearchParams(Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== undefined));
}

interface XmlAnswer { status: number; type: string; text: string }
const answerOf = async (response: Response): Promise<XmlAnswer> => ({ status: response.status, type: response.headers.get('content-type') ?? '', text: await response.text() });
const get = async (operation: string, change: Args = {}): Promise<XmlAnswer> => await answerOf(await fetch(`${school.informatXml}${SERVICE}/${operation}?${args(change)}`));

async function rows(operation: string, change: Args = {}): Promise<Element[]> {
	const { status, text } = await get(operation, change);
	expect(status).toBe(200);
	return parse(text).children;
}

async function soap(path: string, operation: string, change: Args = {}, action = operation): Promise<XmlAnswer> {
	const sent = [...args(change)].map(([name, value]) => `<${name}>${xml(value)}</${name}>`).join('');
	const body = `<?xml version="1.0"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><${operation} xmlns="http://InformatSoftware.be/wsInfSoft/wsInformat">${sent}</${operation}></soap:Body></soap:Envelope>`;
	return await answerOf(await fetch(`${school.informatXml}${path}`, { method: 'POST', headers: { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: `"http://InformatSoftware.be/wsInfSoft/wsInformat/${action}"` }, body }));
}

/** Operation, root, item, and all fields that are known of it. */
const OPERATIONS: readonly (readonly [operation: string, root: string, item: string, fields: string])[] = [
	['Lln', 'ArrayOfWsInschrijving', 'wsInschrijving', 'p_persoon Naam Voornaam geslacht geboortedatum geboorteplaats stamnr Stamnr_kort naamMa voornaamMa OverledenMa naamPa voornaamPa overledenPa instelnr school vestcode vestiging begindatum einddatum afdeling afdcode afdelingsjaar Klas Klasnr nr_admgr graad leerjaar voorlopig Klascode Klasnaam Financierbaarheid Levensbeschouwing PInschrijving PAdfjaar PInschKlas PKlas'],
	['LlnExtra', 'ArrayOfWsLeerling', 'wsLeerling', 'pointer naam voornaam Tweedevoornaam Sorteernaam geboortedatum geboorteplaats geboorteland initialen nationaliteit aanspreektitel aanspreeknaam straat nr bus hfdpostnr hfdgem land domicilietelefoon GSMeigen GSMvader GSMmoeder Noodtelefoon telefoonVader telefoonMoeder telefoonWerkVader telefoonWerkMoeder Rijksregisternummer BISnummer VoornaamVader NaamVader BeroepVader DiplomaVader OpmerkingVader BurgerlijkeStaatVader NationaliteitVader GeboortedatumVader VaderOverleden VoornaamMoeder NaamMoeder BeroepMoeder DiplomaMoeder OpmerkingMoeder BurgerlijkeStaatMoeder NationaliteitMoeder GeboortedatumMoeder MoederOverleden EmailSchool EmailEigen EmailOuders EmailMoeder EmailVader EmailPrive Stamnummer Levensbeschouwing Huisdokter TelefoonHuisdokter Verblijfstype Internaat Llnkaartnr Fietsnummer TelefoonInstelling PSchoolVest'],
	['Inschrijvingen', 'ArrayOfWsInschrijving', 'WsInschrijving', 'PInschrijving PPersoon Status Begindatum Einddatum Instelnr School VestCode Vestiging AfdCode Afdeling Afdelingsjaar NrAdmgr Graad Leerjaar Financierbaarheid Levensbeschouwing CapaciteitNaam PreRegistrationId'],
	['Subgroepen', 'ArrayOfWsKlasgroep', 'wsKlasgroep', 'p_persoon Naam Voornaam School Instelnr Vestcode Vestiging Klas BegindatumKlas EinddatumKlas Groeptype Klasnr Klastitularis Klascode Status PKlas PInschrklas PInschrijving Graad Leerjaar'],
	['Relaties', 'ArrayOfWsRelaties', 'WsRelaties', 'PPersoon Relaties'],
	['Adressen', 'ArrayOfWsAdres', 'wsAdres', 'p_persoon nickname straat nr dombus dlpostnr dlgem Domicilie'],
	['AdressenEmail', 'ArrayOfWsAdressenEmail', 'WsAdressenEmail', 'PPersoon PAdres AdressenUUID Facturatie Percentage EMail Schoolcom AdresToegevoegd EMailToegevoegd'],
	['ComnummersRelatie', 'ArrayOfWsComnummers', 'WsComnummers', 'PPersoon Comnrs'],
	['EmailRelatie', 'ArrayOfWsEmailadressen', 'WsEmailadressen', 'PPersoon Emails'],
	['SmartschoolUsers', 'ArrayOfUser', 'User', 'PPersoon Naam Voornaam Geboortedatum Gebruikersnaam Status Wachtwoord'],
	['Leerkrachten', 'ArrayOfWsPersoneelslid', 'wsPersoneelslid', 'p_persoon Stamnummer Naam Voornaam Geboortedatum Geboorteplaats Geslacht Diploma Schooljaar Instelnr Thuistelefoon Gsm Prive_email School_email Opmerking Actief Gebruikersnaam Wachtwoord GebruikersnaamAd WachtwoordAd Straat Nr Bus Dlpostnr Dlgem Landcode Adres Iban Bic'],
	['LeerkrachtenVrijevelden', 'ArrayOfWsPersoneelVrijVeld', 'wsPersoneelVrijVeld', 'pPersoon Personeelslid Stamnummer OmschrijvingVrijVeld WaardeVrijVeld Datatype Rubriek'],
	['LeerkrachtenOpdrachten', 'ArrayOfWsPersoneelOpdracht', 'wsPersoneelOpdracht', 'POpdr Ambtcode Vakcode Begindatum'],
	['LeerkrachtenBenoemingen', 'ArrayOfWsPersoneelBenoeming', 'wsPersoneelBenoeming', 'PBenoeming Ambtcode Ingangsdatum'],
];

describe.each(OPERATIONS)('%s', (operation, root, item, fields) => {
	test('as a form, with all known fields', async () => {
		const answer = await get(operation);
		expect(answer).toMatchObject({ status: 200, type: 'text/xml; charset=utf-8' });
		expect(answer.text).toMatch(new RegExp(`^<\\?xml version="1.0" encoding="utf-8"\\?>\\r\\n<${root} [^>]*xmlns="http://InformatSoftware.be/wsInfSoft/wsInformat">`));
		const { name, children } = parse(answer.text);
		expect([name, new Set(children.map((each) => each.name))]).toEqual([root, new Set([item])]);
		const seen = new Set(children.flatMap((each) => each.children.map((child) => child.name)));
		expect(fields.split(' ').filter((field) => !seen.has(field))).toEqual([]);
	});

	test('by SOAP the same rows, by POST too', async () => {
		const { children } = parse((await get(operation)).text);
		const posted = await answerOf(await fetch(`${school.informatXml}${SERVICE}/${operation}`, { method: 'POST', body: args({}) }));
		expect(parse(posted.text).children).toEqual(children);
		const { name, children: [body] } = parse((await soap(SERVICE, operation)).text);
		expect(name).toBe('soap:Envelope');
		const response = body!.children[0]!;
		expect([response.name, response.children[0]!.name, response.children[0]!.children]).toEqual([`${operation}Response`, `${operation}Result`, children]);
	});

	test('nothing for another institute or year, one without a login', async () => {
		expect(await rows(operation, { instelnr: '011111' })).toEqual([]);
		expect(await rows(operation, { schooljaar: '2031-32' })).toEqual([]);
		const wrong = await get(operation, { paswoord: 'x' });
		expect(wrong).toMatchObject({ status: 500, type: 'text/plain; charset=utf-8' });
		expect(wrong.text).not.toContain(school.xmlPassword);
		expect(await get(operation, { login: undefined })).toMatchObject({ status: 500, text: expect.stringContaining('Missing parameter: login.') });
	});
});

test('the lists inside a row', async () => {
	const inner = async (operation: string, list: string): Promise<Element[]> => (await rows(operation)).flatMap((row) => row.children.filter(({ name }) => name === list).flatMap(({ children }) => children));
	const fields = (list: readonly Element[]): Set<string> => new Set(list.flatMap(({ children }) => children.map(({ name }) => name)));
	const relations = await inner('Relaties', 'Relaties');
	for (const field of ['PRelatie', 'Type', 'Naam', 'Voornaam', 'Geslacht', 'Geboortedatum', 'Overleden', 'BurgerlijkeStaat', 'Beroep', 'Nationaliteit', 'Lpv', 'Opmerking', 'Toegevoegd', 'RelatieUuid']) expect(fields(relations)).toContain(field);
	expect(new Set(relations.map((each) => valueOf(each, 'Lpv')))).toEqual(new Set(['0', '1', '2']));
	// A GUID of its own for each relation, that of the REST side.
	const known = new Map(school.school.informat.students.flatMap(({ relaties }) => relaties.map(({ pRelatie, relatieId }) => [String(pRelatie), relatieId])));
	for (const each of relations) expect(known.get(valueOf(each, 'PRelatie')!)).toBe(valueOf(each, 'RelatieUuid'));
	expect(fields(await inner('ComnummersRelatie', 'Comnrs'))).toEqual(new Set(['Nummer', 'Type', 'Soort', 'PRelatie']));
	expect(fields(await inner('EmailRelatie', 'Emails'))).toEqual(new Set(['Adres', 'Type', 'PRelatie']));
});

test('reference date, structure, and what changed since', async () => {
	const all = (await rows('Lln')).length;
	expect((await rows('Lln', { referentiedatum: '23-11-2026' })).length).toBeLessThan(all);
	expect(await rows('Lln', { hoofdstructuur: '111' })).toEqual([]);
	expect((await rows('Lln', { hoofdstructuur: '311' })).length).toBe(all);
	expect(await rows('Relaties', { gewijzigdSinds: '1-11-2026' })).toEqual([]);
	await control(school, 'PATCH /informat/students/900004', { relaties: [{ beroep: 'Bakker' }] });
	expect((await rows('Relaties', { gewijzigdSinds: '1-11-2026' })).map((each) => valueOf(each, 'PPersoon'))).toEqual(['900004']);
	expect(await get('Lln', { referentiedatum: '2026-11-23' })).toMatchObject({ status: 500, text: expect.stringContaining('valid DateTime') });
	expect(new Set((await rows('Lln')).map((each) => valueOf(each, 'voorlopig')))).toEqual(new Set(['0', '1']));
	const { preRegistrationId } = school.school.informat.registrations.find((each) => each.preRegistrationId !== null)!;
	expect((await rows('Inschrijvingen', { preRegistrationId: preRegistrationId! })).length).toBe(1);
});

test('user names and passwords of the pupils of a platform and location', async () => {
	const users = await rows('SmartschoolUsers');
	const names = users.flatMap((each) => valueOf(each, 'Gebruikersnaam') ?? []);
	expect(names.length).toBeLessThan(users.length);
	expect(names).toContain('emma.peeters');
	expect(users.every((each) => /^\d{4}-\d{2}-\d{2}T00:00:00$/.test(valueOf(each, 'Geboortedatum')!))).toBe(true);
	expect(await rows('SmartschoolUsers', { smartschoolplatform: 'ander' })).toEqual([]);
	expect((await rows('SmartschoolUsers', { discimusVestigingsnr: '12345' })).length).toBe(users.length);
	expect(await rows('SmartschoolUsers', { discimusVestigingsnr: '12346' })).toEqual([]);
	expect((await control(school, 'GET /state')).text).not.toContain('Oefening-');
	expect((await control(school, 'GET /calls')).text).not.toMatch(/paswoord|Oefening-/);
});

test('LeerlingenNaDatum of the second service is a DataSet', async () => {
	const { status, text } = await soap('/wsInfSoftVkso.asmx', 'LeerlingenNaDatum', { datum: '01/09/2026' });
	expect(status).toBe(200);
	const [result] = parse(text).children[0]!.children[0]!.children;
	expect(result!.children.map(({ name }) => name)).toEqual(['xs:schema', 'diffgr:diffgram']);
	const tables = result!.children[1]!.children[0]!.children;
	expect(new Set(tables.map(({ name }) => name))).toEqual(new Set(['Table1']));
	expect(new Set(tables.flatMap(({ children }) => children.map(({ name }) => name)))).toEqual(new Set(['p_persoon', 'naam', 'voornaam', 'klascode', 'gebruikersnaamSmartschool', 'wachtwoordSmartschool']));
	// DBNull is an element that is not there.
	expect(tables.some((each) => valueOf(each, 'gebruikersnaamSmartschool') === undefined)).toBe(true);
	expect((await soap('/wsInfSoftVkso.asmx', 'LeerlingenNaDatum', { datum: '01/09/2026', paswoord: 'x' })).text).toContain('<faultcode>soap:Server</faultcode>');
});

test('AuthenticateUser says true or false', async () => {
	const authenticate = async (sUserName: string, sPassword: string): Promise<string> => parse((await get('AuthenticateUser', { sUserName, sPassword })).text).text;
	expect([await authenticate(school.xmlLogin, school.xmlPassword), await authenticate(school.xmlLogin, 'x')]).toEqual(['true', 'false']);
});

test('a wrong login can also mean an empty list', async () => {
	await control(school, 'PUT /settings', { xmlWrongLogin: 'empty' });
	expect(await rows('Lln', { paswoord: 'x' })).toEqual([]);
	expect((await get('Lln', { paswoord: 'x' })).text).toMatch(/<ArrayOfWsInschrijving [^>]* \/>$/);
	await control(school, 'PUT /settings', { xmlWrongLogin: 'fault' });
});

test('what is not there', async () => {
	expect(await get('Afwezigheden')).toMatchObject({ status: 500, text: expect.stringContaining('Afwezigheden Web Service method name is not valid.') });
	expect((await soap(SERVICE, 'Afwezigheden')).text).toContain('<faultcode>soap:Client</faultcode>');
	expect((await fetch(`${school.informatXml}/wsInfSoft/other.asmx`)).status).toBe(404);
	expect((await fetch(`${school.informatXml}${SERVICE}`, { method: 'POST', body: '<no envelope' })).status).toBe(500);
});
