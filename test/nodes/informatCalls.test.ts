/** Every call of the table through the node against the doubles: what it gives, and every documented refusal. */
import type { INode } from 'n8n-workflow';
import { startSchool, type RunningSchool } from '../../sandbox/school';
import { CALLS } from '../../services/informat/calls';
import { CODES } from '../../services/informat/codes';
import { runCall } from './informatSchool';
import type { Outcome } from './run';

type Parameters = INode['parameters'];
type Json = Record<string, unknown>;

const YEAR = '2026-27';
const [ONE, TWO] = ['099999', '088888'];
const GUID = (n: number) => `0b9f3b0e-0000-4000-8000-${String(n).padStart(12, '0')}`;
const PDF = { data: Buffer.from('%PDF-1.4 getekend').toString('base64'), mimeType: 'application/pdf', fileName: 'getekend.pdf', fileExtension: 'pdf', fileSize: '17' };

let school: RunningSchool;
beforeAll(async () => {
	school = await startSchool({ pupils: 60, clock: '2026-11-23', institutes: [ONE, TWO] });
});
afterAll(async () => await school?.stop());
beforeEach(() => school.school.reset({}));

const call = async (id: string, parameters: Parameters, items?: object[], settings?: Partial<INode>) => await runCall(school, id, parameters, items, {}, settings);
const informat = () => school.school.informat;
const jsons = ({ items, error }: Outcome): Json[] => {
	expect(error).toBeUndefined();
	return items.map(({ json }) => json);
};
const one = (outcome: Outcome): Json => {
	const all = jsons(outcome);
	expect(all).toHaveLength(1);
	return all[0]!;
};

const DAY = '2026-11-23';
/** A pupil in an official class of the first institute today, in a group that the push API takes. */
const enrolled = () => {
	const registration = informat().registrations.find((each) => each.instelnr === ONE && each.status === 0 && each.einddatum === null && each.begindatum < DAY && each.inschrKlassen.some((line) => line.groepType === 0) && !['006246', '006247'].includes(each.nrAdmgrp) && each.vestCode === '001')!;
	return { registration, student: informat().students.find(({ persoonId }) => persoonId === registration.persoonId)! };
};
const location = (vestCode: string) => informat().settings.discimusLocations.find((each) => each.institute === ONE && each.vestCode === vestCode)!.id;
const leftThisYear = () => informat().registrations.find((each) => each.instelnr === ONE && each.status === 0 && each.einddatum !== null && each.einddatum < DAY && each.begindatum !== each.einddatum)!;

const preregistration = (change: Json = {}): Parameters => ({
	instituteNumber: ONE, preRegistrationId: GUID(1), schoolyear: YEAR, lastName: 'Voorbeeld', firstName: 'Nora', dateOfBirth: '2012-03-04', countryOfBirthCode: '00150', nationalityCode: '150', sex: 2,
	structure: '311', locationId: '1', preRegistrationDate: '2026-11-20T10:00:00', startDate: '2026-11-24', admgrpId: '012300', registrationStatus: 1, ...change,
} as Parameters);
const relation = (change: Json = {}): Json => ({ type: 14, lastName: 'Proef', firstName: 'Els', streetName: 'Testlaan', houseNo: '3A', postalCode: '9000', city: 'Gent', countryCode: '00150', isDomicileAddress: true, isWritingAddress: false, isResidenceAddress: false, ...change });
const withRelation = (change: Json): Parameters => preregistration({ Relationships: { lines: [relation(change)] } });

const enrolment = (change: Json = {}): Parameters => {
	const pupil = leftThisYear();
	const klas = informat().classes.find((each) => each.instelnr === ONE && each.vestCode === '001' && !['006246', '006247', '043905'].includes(each.nrAdmgrp) && each.nrAdmgrp !== pupil.nrAdmgrp)!;
	return { instituteNumber: ONE, schoolYear: YEAR, mainStructure: '311', personId: pupil.persoonId, admgrpNo: klas.nrAdmgrp, startDate: '2026-11-24', nameExternalProvider: 'Proef', options: { locationIdDiscimus: location('001'), classCode: klas.klasCode }, ...change } as Parameters;
};
const link = (change: Json = {}): Parameters => {
	const { registration } = enrolled();
	const klas = informat().classes.find((each) => each.instelnr === ONE && each.nrAdmgrp === registration.nrAdmgrp && each.vestCode === '001')!;
	return { instituteNumber: ONE, enrollmentId: registration.inschrijvingsId, classCode: klas.klasCode, startDate: '2026-11-24', ...change } as Parameters;
};
const absence = (change: Json = {}): Parameters => ({ instituteNumber: ONE, studentId: enrolled().student.persoonId, schoolYear: YEAR, date: '2026-11-20', partOfDay: 'VM', absenceCode: 'B', locationIdDiscimus: location(enrolled().registration.vestCode), timestamp: '2026-11-20T08:41:00', ...change } as Parameters);

const staff = () => informat().staff;
const employee = () => staff().employees[0]!;
const interruption = (change: Json = {}): Parameters => ({ instituteNumber: ONE, personId: staff().assignments.find(({ place }) => place.instelnr === ONE)!.row.personId, interruptionId: GUID(7), schooljaar: YEAR, hfd: '311', code: '1', begindatum: '2026-12-01', einddatum: '2026-12-04', afzender: 'Proef', ...change } as Parameters);
const document = () => staff().documents.find(({ place }) => place.instelnr === ONE)!.row;
const attachment = (change: Json = {}): Parameters => ({ instituteNumber: ONE, interruptionId: GUID(7), attachmentId: GUID(8), file: 'data', options: { filename: 'attest.pdf' }, ...change });

/** For every call: its parameters, and what must come. */
const GOOD: Record<string, () => Promise<void>> = {
	'student.getAll': async () => {
		const all = jsons(await call('student.getAll', { schoolYear: YEAR }));
		const people = new Set(informat().registrations.map(({ persoonId }) => persoonId));
		expect(new Set(all.map(({ persoonId }) => persoonId))).toEqual(people);
		expect(all).toHaveLength(people.size);
		const both = all.filter(({ instellingen }) => (instellingen as unknown[]).length === 2);
		expect(both.length).toBeGreaterThan(0);
		const apart = jsons(await call('student.getAll', { schoolYear: YEAR, options: { joinPeople: false } }));
		expect(apart).toHaveLength(all.length + both.length);
		expect(new Set(apart.map(({ instelnr }) => instelnr))).toEqual(new Set([ONE, TWO]));
		expect(JSON.stringify(all)).not.toMatch(/"null"/i);
		for (const { geboortedatum } of all) expect(geboortedatum).toMatch(/^\d{4}-\d\d-\d\d$/);
		expect(jsons(await call('student.getAll', { schoolYear: YEAR, instituteNumbers: TWO, options: { changedSince: '2100-01-01' } }))).toEqual([]);
	},
	'student.get': async () => {
		const { student } = enrolled();
		expect(one(await call('student.get', { instituteNumber: '99999', persoonId: student.persoonId }))).toMatchObject({ instelnr: ONE, pPersoon: student.pPersoon, naam: student.naam.trim() });
	},
	'student.getPhoto': async () => {
		const id = [...informat().photos.keys()].find((persoonId) => informat().registrations.some((each) => each.persoonId === persoonId && each.instelnr === ONE))!;
		const { items, error } = await call('student.getPhoto', { instituteNumber: ONE, persoonId: id, binaryField: 'foto' });
		expect(error).toBeUndefined();
		expect(items[0]!.json).toMatchObject({ persoonId: id });
		expect(items[0]!.json).not.toHaveProperty('foto');
		expect(items[0]!.binary!.foto).toMatchObject({ mimeType: 'image/jpeg', fileName: `${id}.jpg` });
		const without = enrolled().student.persoonId;
		informat().photos.delete(without);
		expect(jsons(await call('student.getPhoto', { instituteNumber: ONE, persoonId: without }))).toEqual([]);
	},
	'registration.getAll': async () => {
		const all = jsons(await call('registration.getAll', { schoolYear: YEAR }));
		expect(all).toHaveLength(informat().registrations.length);
		for (const { inschrKlassen } of all) for (const { klasCode } of inschrKlassen as { klasCode: string }[]) expect(klasCode).toBe(klasCode.trim());
	},
	'class.getAll': async () => {
		const all = jsons(await call('class.getAll', { schoolYear: YEAR, options: { peildatum: DAY } }));
		const codes = (type: boolean) => new Set(informat().registrations.filter((each) => each.status === 0 && each.begindatum !== each.einddatum && each.begindatum <= DAY && (each.einddatum === null || each.einddatum >= DAY)).flatMap((each) => each.inschrKlassen.filter((line) => (line.groepType === 0) === type && line.begindatum <= DAY && (line.einddatum === null || line.einddatum >= DAY)).map((line) => line.klasCode.trim())));
		expect(new Set(all.map(({ klasCode }) => klasCode))).toEqual(codes(true));
		for (const each of all) expect(each).toMatchObject({ groepType: 0, leerlingen: expect.any(Number) });
		const groups = jsons(await call('group.getAll', { schoolYear: YEAR, options: { peildatum: DAY } }));
		expect(new Set(groups.map(({ klasCode }) => klasCode))).toEqual(codes(false));
	},
	'group.getAll': async () => {
		const all = jsons(await call('group.getAll', { schoolYear: YEAR }));
		expect(all.length).toBeGreaterThan(0);
		for (const each of all) expect(each.groepType).not.toBe(0);
	},
	'preregistration.save': async () => {
		const sent = preregistration({ Relationships: { lines: [relation(), relation({ type: 13, streetName: '', houseNo: '', postalCode: '', city: '' })] }, options: { email: 'nora@example.org', religion: 140, isHomeless: true } });
		expect(one(await call('preregistration.save', sent))).toEqual({ instelnr: ONE, preRegistrationId: GUID(1), status: 'open' });
		const { body } = informat().preregistrations.get(GUID(1))!;
		expect(body).toMatchObject({ institute: ONE, schoolyear: YEAR, structure: '311', locationId: '001', nationalityCode: '00150', preRegistrationDate: '2026-11-20T10:00', startDate: '2026-11-24', email: 'nora@example.org', religion: 140, isHomeless: true, migrating: false });
		expect((body.Relationships as Json[]).map(({ Address }) => Address && (Address as Json).houseNo)).toEqual(['3A', null]);
		expect(body).not.toHaveProperty('mobilePhone');
	},
	'preregistration.updatePersonalDetails': async () => {
		const { student } = enrolled();
		const { admgrpId: _group, registrationStatus: _status, ...rest } = preregistration({ lastName: student.naam, firstName: student.voornaam, dateOfBirth: student.geboortedatum.slice(0, 10), options: { mobilePhone: '0470 11 22 33' } });
		expect(one(await call('preregistration.updatePersonalDetails', rest))).toMatchObject({ status: 'open' });
		expect(informat().preregistrations.get(GUID(1))!.body).toMatchObject({ admgrpId: '000000', mobilePhone: '0470 11 22 33', registrationStatus: 0, Relationships: [] });
	},
	'preregistration.getStatus': async () => {
		await call('preregistration.save', preregistration());
		expect(one(await call('preregistration.getStatus', { instituteNumber: ONE, preRegistrationId: GUID(1) }))).toEqual({ instelnr: ONE, preRegistrationId: GUID(1), status: 'open' });
	},
	'preregistration.delete': async () => {
		await call('preregistration.save', preregistration());
		expect(one(await call('preregistration.delete', { instituteNumber: ONE, preRegistrationId: GUID(1) }))).toEqual({ instelnr: ONE, gelukt: true });
		expect(informat().preregistrations.size).toBe(0);
	},
	'enrolment.create': async () => {
		const sent = enrolment();
		const { inschrijvingsId, resultaat } = one(await call('enrolment.create', sent));
		expect(resultaat).toBe('bewaard');
		expect(informat().registrations.find((each) => each.inschrijvingsId === inschrijvingsId)).toMatchObject({ persoonId: sent.personId, nrAdmgrp: sent.admgrpNo, begindatum: '2026-11-24' });
	},
	'enrolment.linkClass': async () => {
		const sent = link({ startDate: '2026-11-25' });
		const registration = informat().registrations.find((each) => each.inschrijvingsId === sent.enrollmentId)!;
		for (const line of registration.inschrKlassen) Object.assign(line, { klasCode: 'ELDERS', klasId: GUID(5) });
		expect(one(await call('enrolment.linkClass', sent))).toMatchObject({ inschrKlasId: expect.stringMatching(/^[0-9a-f-]{36}$/), resultaat: 'bewaard' });
		expect(one(await call('enrolment.linkClass', sent))).toEqual({ instelnr: ONE, inschrKlasId: null, resultaat: 'ongewijzigd' });
	},
	'absence.put': async () => {
		expect(one(await call('absence.put', absence()))).toMatchObject({ afwezigheidId: expect.stringMatching(/^[0-9a-f-]{36}$/), resultaat: 'bewaard' });
		expect(one(await call('absence.put', absence()))).toMatchObject({ afwezigheidId: null, resultaat: 'ongewijzigd' });
		expect(one(await call('absence.put', absence({ absenceCode: 'L', timestamp: '2026-11-20T09:00:00' })))).toMatchObject({ afwezigheidId: null, resultaat: 'gewijzigd' });
		expect([...informat().absences.values()].map(({ absenceCode }) => absenceCode)).toEqual(['L']);
	},
	'employee.getAll': async () => {
		const all = jsons(await call('employee.getAll', { schoolyear: YEAR }));
		expect(new Set(all.map(({ personId }) => personId))).toEqual(new Set(staff().employees.filter(({ personId, isActive }) => isActive || staff().assignments.some(({ row, place }) => row.personId === personId && place.schoolYear === YEAR)).map(({ personId }) => personId)));
		for (const { geboortedatum } of all) expect(geboortedatum).toMatch(/^\d{4}-\d\d-\d\d$/);
	},
	'employee.get': async () => expect(one(await call('employee.get', { instituteNumber: ONE, personId: employee().personId, schoolyear: YEAR }))).toMatchObject({ personId: employee().personId, naam: employee().naam }),
	'assignment.getAll': async () => expect(jsons(await call('assignment.getAll', { schoolyear: YEAR })).length).toBe(staff().assignments.filter(({ place }) => place.schoolYear === YEAR).length),
	'ownField.getAll': async () => expect(jsons(await call('ownField.getAll', { schoolyear: YEAR })).find(({ personId }) => personId === employee().personId)).toMatchObject({ vvId: 'VV1', naam: 'Kleur badge' }),
	'ownField.getOfEmployee': async () => {
		for (const each of jsons(await call('ownField.getOfEmployee', { instituteNumber: ONE, personId: employee().personId, schoolyear: YEAR }))) expect(each.personId).toBe(employee().personId);
	},
	'employeePhoto.getAll': async () => {
		const { items } = await call('employeePhoto.getAll', { schoolyear: YEAR });
		expect(items.length).toBeGreaterThan(0);
		for (const { json, binary } of items) expect([json.photo, binary!.data!.mimeType]).toEqual([undefined, 'image/jpeg']);
	},
	'employeePhoto.getOfEmployee': async () => {
		const { personId } = staff().photos[0]!;
		const { items } = await call('employeePhoto.getOfEmployee', { instituteNumber: ONE, personId, schoolyear: YEAR });
		expect(items.map(({ binary }) => binary!.data!.fileName)).toEqual([`${personId}.jpg`]);
	},
	'diploma.getAll': async () => expect(jsons(await call('diploma.getAll', { schoolYear: YEAR })).length).toBeGreaterThan(0),
	'diploma.getOfEmployee': async () => expect(one(await call('diploma.getOfEmployee', { instituteNumber: ONE, personId: employee().personId, schoolYear: YEAR }))).toMatchObject({ omschrijving: 'Master in de taalkunde', uitgereiktOp: '2011-06-30' }),
	'interruption.getAll': async () => expect(new Set(jsons(await call('interruption.getAll', { schoolYear: YEAR })).map(({ doId }) => doId))).toEqual(new Set(staff().interruptions.filter(({ place }) => place.schoolYear === YEAR).map(({ row }) => row.doId))),
	'interruption.getOfEmployee': async () => {
		const { row, place } = staff().interruptions[0]!;
		expect(jsons(await call('interruption.getOfEmployee', { instituteNumber: place.instelnr, personId: row.personId, schoolYear: YEAR }))[0]).toMatchObject({ doId: row.doId, begindatum: row.begindatum.slice(0, 10) });
	},
	'interruption.save': async () => {
		expect(one(await call('interruption.save', interruption({ options: { opmerking: 'griep' } })))).toEqual({ instelnr: ONE, gelukt: true });
		expect(staff().interruptions.find(({ row }) => row.doId === GUID(7))).toMatchObject({ place: { instelnr: ONE }, row: { code: '1', opmPersoneelslid: 'griep' } });
	},
	'interruption.delete': async () => {
		await call('interruption.save', interruption());
		one(await call('interruption.delete', { instituteNumber: ONE, interruptionId: GUID(7) }));
		expect(staff().interruptions.some(({ row }) => row.doId === GUID(7))).toBe(false);
	},
	'interruption.saveAttachment': async () => {
		await call('interruption.save', interruption());
		one(await call('interruption.saveAttachment', attachment(), [{ json: {}, binary: { data: PDF } }]));
		expect(staff().interruptions.find(({ row }) => row.doId === GUID(7))!.attachments[GUID(8)]).toEqual({ filename: 'attest.pdf', bytes: 17 });
		one(await call('interruption.saveAttachment', attachment({ options: {} }), [{ json: {}, binary: { data: PDF } }]));
		expect(staff().interruptions.find(({ row }) => row.doId === GUID(7))!.attachments[GUID(8)]!.filename).toBe('getekend.pdf');
	},
	'interruption.deleteAttachment': async () => {
		await call('interruption.save', interruption());
		await call('interruption.saveAttachment', attachment(), [{ json: {}, binary: { data: PDF } }]);
		one(await call('interruption.deleteAttachment', { instituteNumber: ONE, interruptionId: GUID(7), attachmentId: GUID(8) }));
		expect(staff().interruptions.find(({ row }) => row.doId === GUID(7))!.attachments).toEqual({});
	},
	'document.getAll': async () => {
		const all = jsons(await call('document.getAll', { schoolYear: YEAR }));
		expect(all.length).toBeGreaterThan(0);
		const some = jsons(await call('document.getAll', { schoolYear: YEAR, options: { rlType: ['RL1'] } }));
		expect(some.length).toBeGreaterThan(0);
		for (const { rlType } of some) expect(rlType).toBe('RL1');
	},
	'document.getPdf': async () => {
		for (const documentPdf of ['bytes', 'base64'] as const) {
			informat().settings.documentPdf = documentPdf;
			const { items, error } = await call('document.getPdf', { instituteNumber: ONE, personId: document().personId, documentId: String(document().documentId) });
			expect(error).toBeUndefined();
			expect(Buffer.from(items[0]!.binary!.data!.data, 'base64').toString('latin1')).toMatch(/^%PDF-/);
		}
	},
	'document.submitSigned': async () => {
		one(await call('document.submitSigned', { instituteNumber: ONE, personId: document().personId, documentId: String(document().documentId), status: 'Ondertekend', tijdstip: '2026-11-20T10:00:00', bestand: 'data' }, [{ json: {}, binary: { data: PDF } }]));
		expect(staff().documents.find(({ row }) => row.documentId === document().documentId)).toMatchObject({ signed: { bytes: 17 }, row: { tekenStatus: 'Ondertekend' } });
	},
	'xml.authenticateUser': async () => expect(one(await call('xml.authenticateUser', {}))).toEqual({ aangemeld: true }),
	'xml.lln': async () => {
		const all = jsons(await call('xml.lln', { schooljaar: YEAR }));
		expect(all.length).toBeGreaterThan(0);
		expect(all[0]).toMatchObject({ instelnr: expect.stringMatching(/^\d{6}$/), p_persoon: expect.any(Number), geboortedatum: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) });
		expect(jsons(await call('xml.lln', { schooljaar: YEAR, instituteNumbers: ONE, options: { referentiedatum: DAY } })).length).toBeGreaterThan(0);
	},
	'xml.llnExtra': async () => expect(jsons(await call('xml.llnExtra', { schooljaar: YEAR }))[0]).toMatchObject({ pointer: expect.any(Number), Huisdokter: expect.anything() }),
	'xml.inschrijvingen': async () => expect(jsons(await call('xml.inschrijvingen', { schooljaar: YEAR })).length).toBe(informat().registrations.length),
	'xml.subgroepen': async () => expect(jsons(await call('xml.subgroepen', { schooljaar: YEAR }))[0]).toMatchObject({ Groeptype: expect.any(Number), BegindatumKlas: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) }),
	'xml.relaties': async () => {
		const all = jsons(await call('xml.relaties', { schooljaar: YEAR }));
		const found = all.find(({ Relaties }) => (Relaties as Json[]).length === 1 || (Relaties as Json[]).length === 2)!;
		expect((found.Relaties as Json[])[0]).toMatchObject({ PRelatie: expect.any(Number), Type: expect.any(String), Overleden: expect.any(Boolean) });
	},
	'xml.adressen': async () => expect(jsons(await call('xml.adressen', { schooljaar: YEAR }))[0]).toMatchObject({ Domicilie: expect.any(Boolean) }),
	'xml.adressenEmail': async () => expect(jsons(await call('xml.adressenEmail', { schooljaar: YEAR }))).toEqual(expect.any(Array)),
	'xml.comnummersRelatie': async () => expect((jsons(await call('xml.comnummersRelatie', { schooljaar: YEAR })).find(({ Comnrs }) => (Comnrs as Json[]).length > 0)!.Comnrs as Json[])[0]).toMatchObject({ Nummer: expect.any(String), Soort: expect.any(String) }),
	'xml.emailRelatie': async () => expect((jsons(await call('xml.emailRelatie', { schooljaar: YEAR })).find(({ Emails }) => (Emails as Json[]).length > 0)!.Emails as Json[])[0]).toMatchObject({ Adres: expect.stringContaining('@') }),
	'xml.smartschoolUsers': async () => {
		const asked = { smartschoolplatform: 'rehearsal', schooljaar: YEAR };
		const without = await call('xml.smartschoolUsers', asked);
		expect(jsons(without).find(({ Gebruikersnaam }) => Gebruikersnaam)).toMatchObject({ PPersoon: expect.any(Number), Status: expect.any(Number) });
		expect(without.stored).not.toMatch(/wachtwoord\d?"/i);
		expect(Object.keys(jsons(await call('xml.smartschoolUsers', { ...asked, options: { includePasswords: true } }))[0]!).filter((key) => key.startsWith('Wachtwoord'))).toHaveLength(3);
	},
	'xml.leerkrachten': async () => {
		const all = jsons(await call('xml.leerkrachten', { schooljaar: YEAR }));
		expect(all[0]).toMatchObject({ Actief: expect.any(Boolean), Geboortedatum: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) });
		expect(Object.keys(all[0]!).some((key) => /wachtwoord/i.test(key))).toBe(false);
	},
	'xml.leerkrachtenVrijevelden': async () => expect(jsons(await call('xml.leerkrachtenVrijevelden', { schooljaar: YEAR })).length).toBeGreaterThan(0),
	'xml.leerkrachtenOpdrachten': async () => expect(jsons(await call('xml.leerkrachtenOpdrachten', { schooljaar: YEAR })).length).toBeGreaterThan(0),
	'xml.leerkrachtenBenoemingen': async () => expect(jsons(await call('xml.leerkrachtenBenoemingen', { schooljaar: YEAR }))).toEqual(expect.any(Array)),
	'xml.leerlingenNaDatum': async () => {
		const all = jsons(await call('xml.leerlingenNaDatum', { schooljaar: YEAR, datum: '2026-09-01' }));
		expect(all.length).toBeGreaterThan(0);
		expect(Object.keys(all[0]!)).toContain('gebruikersnaamSmartschool');
		expect(JSON.stringify(all)).not.toMatch(/wachtwoord/i);
	},
};

test('every call of the table is tried', () => expect(Object.keys(GOOD).sort()).toEqual(CALLS.map(({ id }) => id).sort()));

test.each(CALLS.map(({ id }) => id))('%s', async (id) => await GOOD[id]!());

/** What an item without the value gives; a field left empty by hand stops n8n itself. */
const EMPTY = '={{ "" }}';
const longer = (n: number) => 'x'.repeat(n + 1);

/** Code → what to send; the node asks nothing that the service can ask itself. */
const SAVE: Record<string, () => Parameters> = {
	BR000: () => preregistration({ sex: 'vrouw' }),
	BR001A: () => preregistration({ lastName: EMPTY }),
	BR001B: () => preregistration({ lastName: longer(50) }),
	BR002A: () => preregistration({ firstName: EMPTY }),
	BR002B: () => preregistration({ firstName: longer(50) }),
	BR003: () => preregistration({ options: { additionalNames: longer(160) } }),
	BR004A: () => preregistration({ dateOfBirth: EMPTY }),
	BR005A: () => preregistration({ countryOfBirthCode: EMPTY }),
	BR006A: () => preregistration({ options: { placeOfBirthCode: longer(10) } }),
	BR007A: () => preregistration({ options: { placeOfBirth: longer(50) } }),
	BR008A: () => preregistration({ nationalityCode: EMPTY }),
	BR009: () => preregistration({ sex: 3 }),
	BR010A: () => preregistration({ options: { insz: '12345678901' } }),
	BR011: () => preregistration({ options: { eIdNo: longer(12) } }),
	BR012: () => preregistration({ options: { mobilePhone: longer(20) } }),
	BR013: () => preregistration({ options: { email: 'geen adres' } }),
	BR014: () => preregistration({ options: { nameOfDoctor: longer(100) } }),
	BR015: () => preregistration({ options: { phoneOfDoctor: longer(20) } }),
	BR016: () => preregistration({ options: { firstLanguage: longer(100) } }),
	BR017: () => preregistration({ options: { religion: 77 } }),
	BR018: () => preregistration({ options: { priorityGroup: 7 } }),
	BR019: () => preregistration({ options: { reasonForRefusal: 18 } }),
	BR020A: () => preregistration({ Relationships: { lines: [relation(), relation({ type: 13 }), relation({ type: 2 })] } }),
	BR021: () => withRelation({ type: 99 }),
	BR022A: () => withRelation({ lastName: '' }),
	BR022B: () => withRelation({ lastName: longer(50) }),
	BR023A: () => withRelation({ firstName: '' }),
	BR023B: () => withRelation({ firstName: longer(30) }),
	BR024A: () => withRelation({ streetName: '' }),
	BR024B: () => withRelation({ streetName: longer(50) }),
	BR025A: () => withRelation({ houseNo: '' }),
	BR025B: () => withRelation({ houseNo: longer(10) }),
	BR026: () => withRelation({ houseBusNo: longer(6) }),
	BR027A: () => withRelation({ postalCode: '' }),
	BR027B: () => withRelation({ postalCode: longer(8) }),
	BR028A: () => withRelation({ city: '' }),
	BR028B: () => withRelation({ city: longer(30) }),
	BR029A: () => withRelation({ countryCode: '' }),
	BR030: () => withRelation({ phone: longer(20) }),
	BR031: () => withRelation({ mobilePhone: longer(20) }),
	BR032: () => withRelation({ email: 'geen adres' }),
	BR033: () => preregistration({ preRegistrationId: EMPTY }),
	BR034A: () => preregistration({ schoolyear: EMPTY }),
	BR036A: () => preregistration({ structure: EMPTY }),
	BR037A: () => preregistration({ locationId: EMPTY }),
	BR037C: () => preregistration({ locationId: '999' }),
	BR038A: () => preregistration({ admgrpId: EMPTY }),
	BR039: () => preregistration({ options: { admgrpDetail: longer(200) } }),
	BR040A: () => preregistration({ preRegistrationDate: EMPTY }),
	BR040B: () => preregistration({ preRegistrationDate: '2026-11-25T10:00:00' }),
	BR041A: () => preregistration({ startDate: EMPTY }),
	BR041B: () => preregistration({ startDate: '2027-08-20' }),
	BR042: () => preregistration({ registrationStatus: 2 }),
	BR043A: () => withRelation({ insz: '12345678901' }),
};

/** Refusals of a form that this node cannot send: it fills up digits, writes years and institutes itself. */
const CANNOT_BE_SENT = ['BR005B', 'BR008B', 'BR029B', 'BR034B', 'BR035A', 'BR035B', 'BR036B', 'BR037B', 'BR038B'];

test.each(Object.keys(SAVE))('preregistration.save is refused with %s', async (code) => {
	const { error, items, stored } = await call('preregistration.save', SAVE[code]!());
	expect(items).toEqual([]);
	expect(error?.message).toMatch(new RegExp(`^Informat refused “Save a Preregistration”: .*\\(${code}\\).*\\.`));
	expect(error?.message).not.toMatch(/without explanation/);
	expect(informat().preregistrations.size).toBe(0);
	expect(stored).not.toContain('cannot be converted');
});

test.each([
	['schoolyear', '2026-28', /“School Year \(Schooljaar\)” is not a school year/],
	['countryOfBirthCode', '123456', /is not a number of 5 digits/],
	['preRegistrationId', 'nummer 1', /is not a GUID/],
	['startDate', 'morgen', /is not a date/],
])('%s “%s” is stopped before anything is sent', async (name, value, message) => {
	expect((await call('preregistration.save', preregistration({ [name]: value }))).error?.message).toMatch(message);
	expect(informat().preregistrations.size).toBe(0);
});

describe('preregistrations that were decided', () => {
	const id = { instituteNumber: ONE, preRegistrationId: GUID(1) };
	const decided = async (status: 'geaccepteerd' | 'geweigerd') => {
		await call('preregistration.save', preregistration());
		informat().preregistrations.get(GUID(1))!.status = status;
	};
	test.each([
		['MNA001', 'geaccepteerd', 'preregistration.save', preregistration()],
		['MNA002', 'geweigerd', 'preregistration.save', preregistration()],
		['MNA003', 'geaccepteerd', 'preregistration.delete', id],
		['MNA004', 'geweigerd', 'preregistration.delete', id],
	] as const)('%s', async (code, status, operation, parameters) => {
		await decided(status);
		expect((await call(operation, parameters as Parameters)).error?.message).toMatch(new RegExp(`\\(${code}\\)\\. \\w`));
	});
	test('MNA005', async () => {
		informat().settings.personalDetailsUpdates = 'refused';
		const { admgrpId: _group, registrationStatus: _status, ...rest } = preregistration();
		expect((await call('preregistration.updatePersonalDetails', rest)).error?.message).toMatch(/\(MNA005\).*by hand/);
	});
	test.each(['getStatus', 'delete'])('%s of one that does not exist: DNF001', async (operation) => {
		expect((await call(`preregistration.${operation}`, id)).error?.message).toMatch(/“id van de voorinschrijving” belongs to no preregistration.*DNF001/);
	});
});

const pushCode = (id: string, code: string, parameters: () => Parameters, prepare: () => void = () => undefined) => [id, code, parameters, prepare] as const;

const PUSH = [
	pushCode('enrolment.create', 'BR034A', () => enrolment({ schoolYear: EMPTY })),
	pushCode('enrolment.create', 'BR043A', () => enrolment({ mainStructure: EMPTY })),
	pushCode('enrolment.create', 'BR043B', () => enrolment({ mainStructure: '211' })),
	pushCode('enrolment.create', 'BR044', () => enrolment({ personId: EMPTY })),
	pushCode('enrolment.create', 'BR038A', () => enrolment({ admgrpNo: EMPTY })),
	pushCode('enrolment.create', 'BR045', () => enrolment({ admgrpNo: '006246' })),
	pushCode('enrolment.create', 'BR046A', () => enrolment({ startDate: EMPTY })),
	pushCode('enrolment.create', 'BR046B', () => enrolment({ startDate: '2027-07-05' })),
	pushCode('enrolment.create', 'BR046C', () => enrolment({ startDate: '2026-11-28' })),
	pushCode('enrolment.create', 'BR017', () => enrolment({ options: { religionCode: 1 } })),
	pushCode('enrolment.create', 'BR047A', () => enrolment({ nameExternalProvider: EMPTY })),
	pushCode('enrolment.create', 'BR047B', () => enrolment({ nameExternalProvider: longer(50) })),
	pushCode('enrolment.create', 'DNF002', () => enrolment({ personId: GUID(404) })),
	pushCode('enrolment.create', 'DNF003', () => enrolment(), () => void (informat().students.find(({ persoonId }) => persoonId === leftThisYear().persoonId)!.geboortedatum = '2021-01-01')),
	pushCode('enrolment.create', 'DNF004', () => enrolment({ schoolYear: '2029-30', startDate: '2029-09-03' })),
	pushCode('enrolment.create', 'DNF005', () => enrolment({ admgrpNo: '099998' })),
	pushCode('enrolment.create', 'DNF006', () => enrolment({ options: { classCode: 'BESTAATNIET' } })),
	pushCode('enrolment.linkClass', 'BR049A', () => link({ classCode: EMPTY })),
	pushCode('enrolment.linkClass', 'BR046A', () => link({ startDate: EMPTY })),
	pushCode('enrolment.linkClass', 'BR046C', () => link({ startDate: '2026-11-28' })),
	pushCode('enrolment.linkClass', 'BR046D', () => link({ startDate: '2026-08-03' })),
	pushCode('enrolment.linkClass', 'DNF007', () => link({ enrollmentId: GUID(404) })),
	pushCode('enrolment.linkClass', 'DNF006', () => link({ classCode: 'BESTAATNIET', startDate: '2026-11-25' })),
	pushCode('absence.put', 'BR034A', () => absence({ schoolYear: EMPTY })),
	pushCode('absence.put', 'BR050', () => absence({ absenceCode: EMPTY })),
	pushCode('absence.put', 'BR051A', () => absence({ date: EMPTY })),
	pushCode('absence.put', 'BR051B', () => absence({ date: '2025-11-20' })),
	pushCode('absence.put', 'BR052', () => absence({ partOfDay: EMPTY })),
	pushCode('absence.put', 'BR052B', () => absence({ partOfDay: 'AVOND' })),
	pushCode('absence.put', 'BR053A', () => absence({ timestamp: EMPTY })),
	pushCode('absence.put', 'BR053B', () => absence({ timestamp: '2027-01-01T08:00:00' })),
	pushCode('absence.put', 'DNF009', () => absence({ date: '2026-11-21' })),
	pushCode('absence.put', 'DNF002', () => absence({ studentId: GUID(404) })),
	pushCode('absence.put', 'DNF008', () => absence({ locationIdDiscimus: 1 })),
	pushCode('absence.put', 'DNF010', () => absence({ absenceCode: 'QQ' })),
	pushCode('absence.put', 'DNF011', () => absence({ studentId: leftThisYear().persoonId })),
];

test.each(PUSH)('%s is refused with %s', async (id, code, parameters, prepare) => {
	prepare();
	const before = JSON.stringify([informat().registrations, [...informat().absences]]);
	const { error, items } = await call(id, parameters());
	expect(items).toEqual([]);
	expect(error?.message).toMatch(new RegExp(`^Informat refused .*\\(${code}\\).*\\.`));
	expect(error?.message).not.toMatch(/without explanation/);
	expect(JSON.stringify([informat().registrations, [...informat().absences]])).toBe(before);
});

test('a pupil who is enrolled in the group already: MNA006', async () => {
	const { registration } = enrolled();
	const { error } = await call('enrolment.create', enrolment({ personId: registration.persoonId, admgrpNo: registration.nrAdmgrp, options: { locationIdDiscimus: location(registration.vestCode) } }));
	expect(error?.message).toMatch(/enrolled in this group already \(MNA006\)/);
});

test('a newer value of a teacher in Informat is never overwritten: MNA007', async () => {
	await call('absence.put', absence());
	const [stored] = informat().absences.values();
	Object.assign(stored!, { byApi: false, absenceCode: 'Z', at: Date.parse('2026-11-20T12:00:00Z') });
	const { error } = await call('absence.put', absence({ absenceCode: 'L', timestamp: '2026-11-20T08:45:00' }));
	expect(error?.message).toMatch(/newer value.*\(MNA007\).*Nothing was overwritten/);
	expect(stored!.absenceCode).toBe('Z');
});

const PERSONNEL: readonly (readonly [string, () => Parameters])[] = [
	['BR004A', () => interruption({ schooljaar: EMPTY })],
	['BR005A', () => interruption({ hfd: EMPTY })],
	['BR006A', () => interruption({ code: EMPTY })],
	['BR006B', () => interruption({ code: '999' })],
	['BR007A', () => interruption({ begindatum: EMPTY })],
	['BR008A', () => interruption({ einddatum: EMPTY })],
	['BR008B', () => interruption({ einddatum: '2026-11-30' })],
	['BR009', () => interruption({ options: { opmerking: longer(50) } })],
	['BR010', () => interruption({ options: { naamGeneesheer: longer(75) } })],
	['BR011', () => interruption({ options: { telefoonGeneesheer: longer(20) } })],
	['BR012A', () => interruption({ afzender: EMPTY })],
	['BR012B', () => interruption({ afzender: longer(50) })],
	['BR013', () => interruption({ hfd: '999' })],
	['BR014', () => interruption({ personId: GUID(404) })],
];

/** How the double spells these is its own guess where the letter is not published: the number counts. */
const number = (code: string) => new RegExp(`\\(${code.replace(/[A-C]$/, '')}[A-C]?\\)`);

test.each(PERSONNEL)('interruption.save is refused with %s', async (code, parameters) => {
	const { error, items } = await call('interruption.save', parameters());
	expect(items).toEqual([]);
	expect(error?.message).toMatch(/^Informat refused “Save an Interruption”: /);
	expect(error?.message).toMatch(number(code));
	expect(error?.message).not.toMatch(/without explanation/);
	expect(staff().interruptions.some(({ row }) => row.doId === GUID(7))).toBe(false);
});

const file = [{ json: {}, binary: { data: PDF, large: { ...PDF, data: Buffer.alloc(10 * 1024 * 1024 + 1).toString('base64') } } }];
const mine = (): ReturnType<typeof staff>['interruptions'][number] => staff().interruptions.find(({ row }) => row.doId === GUID(7))!;
const replaced = () => void staff().assignments[0]!.row.vervangingen.push({ opdrachtId: GUID(6), doId: GUID(7) });
const remove = { instituteNumber: ONE, interruptionId: GUID(7) };
const DECIDED: readonly (readonly [code: string, id: string, parameters: () => Parameters, prepare: () => void])[] = [
	['BR018', 'interruption.delete', () => ({ ...remove, interruptionId: GUID(404) }), () => undefined],
	['MNA008', 'interruption.delete', () => remove, () => void (mine().byApi = false)],
	['MNA009', 'interruption.delete', () => remove, () => void (mine().verified = true)],
	['MNA010', 'interruption.delete', () => remove, () => void (mine().row.verstuurdAgODi = true)],
	['MNA003', 'interruption.save', () => interruption({ code: '2' }), () => void (mine().row.verstuurdAgODi = true)],
	['MNA005', 'interruption.save', () => interruption({ interruptionId: GUID(9) }), () => undefined],
	['MNA001', 'interruption.save', () => interruption({ instituteNumber: TWO, personId: staff().assignments.find(({ place }) => place.instelnr === TWO)!.row.personId }), () => undefined],
	['MNA002', 'interruption.save', () => interruption({ personId: staff().assignments.find(({ place, row }) => place.instelnr === ONE && row.personId !== mine().row.personId)!.row.personId }), () => undefined],
	['MNA004', 'interruption.save', () => interruption({ einddatum: '2026-12-05' }), () => replaced()],
	['MNA006', 'interruption.save', () => interruption({ einddatum: '2026-12-20' }), () => void staff().interruptions.push({ ...mine(), row: { ...mine().row, doId: GUID(9), begindatum: '2026-12-10T00:00:00', einddatum: '2026-12-11T00:00:00' } })],
	['MNA011', 'interruption.delete', () => remove, () => replaced()],
	['MNA007', 'interruption.saveAttachment', () => attachment(), () => void (staff().interruptions.find(({ row }) => row.personId !== mine().row.personId)!.attachments[GUID(8)] = { filename: 'x.pdf', bytes: 1 })],
	['BR017B', 'interruption.saveAttachment', () => attachment({ file: 'large' }), () => undefined],
	['BR018', 'interruption.saveAttachment', () => attachment({ interruptionId: GUID(404) }), () => undefined],
	['BR016B', 'interruption.saveAttachment', () => attachment({ options: { filename: `${longer(100)}.pdf` } }), () => undefined],
	['BR016C', 'interruption.saveAttachment', () => attachment({ options: { filename: 'attest.exe' } }), () => undefined],
	['BR019', 'interruption.deleteAttachment', () => ({ ...remove, attachmentId: GUID(404) }), () => undefined],
];

describe('interruptions and attachments that cannot be changed', () => {
	test.each(DECIDED)('%s of %s', async (code, id, parameters, prepare) => {
		await call('interruption.save', interruption());
		prepare();
		const { error } = await call(id, parameters(), file);
		expect(error?.message).toMatch(/^Informat refused /);
		expect(error?.message).toMatch(number(code));
		expect(error?.message).not.toMatch(/without explanation/);
	});

	test('a file that is not there is explained before anything is sent', async () => {
		await call('interruption.save', interruption());
		expect((await call('interruption.saveAttachment', attachment())).error?.message).toMatch(/binary/i);
	});
});

test('every documented code is tried, or the node cannot send what it is about', () => {
	const missing = (book: keyof typeof CODES, tried: readonly string[]) => Object.keys(CODES[book]).filter((code) => !tried.includes(code));
	expect(missing('students', [...Object.keys(SAVE), ...CANNOT_BE_SENT, 'DNF001', 'MNA001', 'MNA002', 'MNA003', 'MNA004', 'MNA005'])).toEqual([]);
	// A year or an id of another form is stopped here: BR034B, BR048.
	expect(missing('push', [...PUSH.map(([, code]) => code), 'MNA006', 'MNA007'])).toEqual(['BR034B', 'BR048']);
	// Ids, digits and years are stopped here; institute, name of the file and the file itself are always filled in.
	expect(missing('personnel', [...PERSONNEL.map(([code]) => code), ...DECIDED.map(([code]) => code)])).toEqual(['BR001', 'BR002', 'BR003A', 'BR004B', 'BR005B', 'BR015', 'BR016A', 'BR017A']);
});

describe('what all calls share', () => {
	test('an unknown id is about this item only, and names what to check', async () => {
		expect((await call('student.get', { instituteNumber: ONE, persoonId: GUID(404) })).error?.message).toMatch(/does not know what was asked.*Check the id and the institute number/);
	});

	test('several institutes in the credential and a call about one: the node asks which', async () => {
		expect((await call('student.get', { persoonId: GUID(404) })).error?.message).toMatch(/Fill in the institute number/);
	});

	test('one failed item is an item with an error when the node goes on', async () => {
		const { student } = enrolled();
		const { items, error } = await call('student.get', { instituteNumber: ONE, persoonId: '={{ $json.id }}' }, [{ id: GUID(404) }, { id: student.persoonId }], { onError: 'continueRegularOutput' });
		expect(error).toBeUndefined();
		expect(items.map(({ json, pairedItem }) => [json.error !== undefined, json.persoonId, pairedItem])).toEqual([[true, undefined, { item: 0 }], [false, student.persoonId, { item: 1 }]]);
	});

	test('without XML login the XML calls say what to fill in', async () => {
		expect((await runCall(school, 'xml.lln', { schooljaar: YEAR }, [{}], { xmlLogin: '' })).error?.message).toMatch(/Fill in “XML Login”/);
	});

	test.each(['fault', 'empty'] as const)('a wrong XML password (%s)', async (xmlWrongLogin) => {
		informat().settings.xmlWrongLogin = xmlWrongLogin;
		const { error, items, stored } = await runCall(school, 'xml.lln', { schooljaar: YEAR }, [{}], { xmlPassword: 'canary-password' });
		expect(items).toEqual([]);
		if (xmlWrongLogin === 'fault') expect(error?.message).toMatch(/XML Login/);
		expect(stored).not.toContain('canary-password');
		expect(one(await runCall(school, 'xml.authenticateUser', {}, [{}], { xmlPassword: 'canary-password' }))).toEqual({ aangemeld: false });
	});

	const times = (part: string) => school.school.log.lines.filter(({ call: line }) => line.includes(part)).length;

	test('a new enrolment without answer is never sent again: the node says that nobody knows', async () => {
		school.school.faults.set([{ name: 'timeout-after-effect', service: 'informat', on: 'enrollments/create' }]);
		const { error } = await call('enrolment.create', enrolment());
		expect(error?.message).toMatch(/nobody knows whether it was carried out. It was not sent again. Look in Informat first/);
		expect(times('enrollments')).toBe(1);
	});

	test('an absence without answer is sent once more, because it says the same', async () => {
		school.school.faults.set([{ name: 'timeout-after-effect', service: 'informat', on: 'absences', times: 1 }]);
		expect(one(await call('absence.put', absence()))).toMatchObject({ resultaat: 'ongewijzigd' });
		expect(informat().absences.size).toBe(1);
	});

	test('a preregistration without answer: its status tells that it arrived', async () => {
		school.school.faults.set([{ name: 'timeout-after-effect', service: 'informat', on: 'save', times: 1 }]);
		expect(one(await call('preregistration.save', preregistration()))).toMatchObject({ preRegistrationId: GUID(1), status: 'open' });
		expect([...informat().preregistrations.values()].map(({ saves }) => saves)).toEqual([1]);
	});

	test.each(['student.getAll', 'registration.getAll', 'class.getAll', 'employee.getAll'])('%s with nobody at all is an error, never an empty school', async (id) => {
		school.school.faults.set([{ name: 'rights-revoked' }]);
		const { items, error } = await call(id, {});
		expect(items).toEqual([]);
		expect(error?.message).toMatch(/Informat gave no \w+ at all for institute 099999/);
	});

	test.each([['html-200', /web page instead of data/], ['truncated-body', /cut off/], ['busy-503', /503/]] as const)('%s in every service', async (name, message) => {
		for (const [id, parameters] of [['student.getAll', {}], ['employee.getAll', {}], ['xml.lln', {}]] as const) {
			school.school.faults.set([{ name, service: 'informat', on: id === 'xml.lln' ? 'asmx' : id === 'student.getAll' ? '/1/' : '/employees' }]);
			expect((await call(id, parameters)).error?.message).toMatch(message);
		}
	}, 30_000);

	test('Timestamp can be switched off', async () => {
		informat().settings.timestamp = 'required';
		expect((await call('student.getAll', { schoolYear: YEAR })).error).toBeUndefined();
		expect((await runCall(school, 'student.getAll', { schoolYear: YEAR }, [{}], { sendTimestamp: false })).error).toBeDefined();
	});

	test('a fault that concerns everything stops the calls', async () => {
		informat().settings.scopes = [];
		school.school.tokens.clear();
		const { items } = await runCall(school, 'student.get', { instituteNumber: ONE, persoonId: '={{ $json.id }}' }, [{ id: GUID(1) }, { id: GUID(2) }, { id: GUID(3) }], {}, { onError: 'continueRegularOutput' });
		expect(items).toHaveLength(3);
		expect(school.school.log.lines.filter(({ call: line }) => line.startsWith('GET'))).toHaveLength(1);
	});
});
