/** What the credential's Test button finds out, with as little reading as possible. */
import type { InformatClient } from './client';
import { callById } from './calls';

export interface Access {
	ok: boolean;
	/** Sentences with remedy. */
	lines: string[];
}

/** Kinds of right in the words of the product. */
const EXTRA = { voorinschrijvingen: 'personal-details updates (voorinschrijvingen)', personeel: 'staff (personeel)' } as const;

/**
 * Tells apart a wrong secret, a wrong institute number, a missing right, and a right that gives nothing.
 * @param clientFor a client for these institutes
 * @param since ISO date shortly before today: when anything changed since then, the whole list need not be read
 * @throws ServiceError when the client id, the secret or an address is wrong
 */
export async function testAccess(clientFor: (institutes: string[]) => InformatClient, institutes: readonly string[], schoolYear: string, since: string, xml: boolean): Promise<Access> {
	const lines: string[] = [];
	let ok = true;
	const wrong = (line: string) => {
		ok = false;
		lines.push(line);
	};
	const good: string[] = [];
	const extra = { voorinschrijvingen: [] as string[], personeel: [] as string[] };
	for (const institute of institutes) {
		const client = clientFor([institute]);
		const reads = await client.has('leerlingen');
		for (const kind of ['voorinschrijvingen', 'personeel'] as const) if (await client.has(kind)) extra[kind].push(institute);
		const other = Object.values(extra).some((list) => list.includes(institute));
		if (!reads && !other) wrong(`Informat knows no right of this client for institute ${institute} (invalid_scope): the institute number (instellingsnummer) is wrong, or Informat did not open it for you.`);
		else if (!reads) wrong(`Institute ${institute} is right, but this client may not read pupils there: ask Informat for the right “leerlingen”.`);
		else if (await givesPupils(client, institute, schoolYear, since)) good.push(institute);
		else wrong(`Informat lets this client in for institute ${institute} but gives no pupils for ${schoolYear}: the right gives nothing, or there are no pupils in this school year. Ask Informat.`);
	}
	if (good.length > 0) lines.unshift(`Informat gives access to institute ${good.join(', ')}.`);
	for (const kind of ['voorinschrijvingen', 'personeel'] as const) {
		const missing = good.filter((institute) => !extra[kind].includes(institute));
		if (good.length === 0) continue;
		if (missing.length === 0) lines.push(kind === 'voorinschrijvingen' ? 'Personal-details updates are possible too.' : 'Staff can be read too.');
		else if (kind === 'voorinschrijvingen') lines.push(`No right to ${EXTRA[kind]} for ${missing.join(', ')}: let changes for Informat travel as lines on the to-do list.`);
		else lines.push(`No right to ${EXTRA[kind]} for ${missing.join(', ')}.`);
	}
	if (xml) {
		const [answer] = await clientFor([institutes[0]!]).call(callById('xml.authenticateUser')!, institutes[0]!, {});
		if (answer?.aangemeld === true) lines.push('The XML login is accepted.');
		else wrong('Informat does not accept the XML login: check name and password of that Informat user.');
	}
	return { ok, lines };
}

async function givesPupils(client: InformatClient, institute: string, schoolYear: string, since: string): Promise<boolean> {
	if ((await client.students(institute, schoolYear, since)).length > 0) return true;
	const call = { ...callById('student.getAll')!, neverEmpty: false };
	return (await client.call(call, institute, { schoolYear })).length > 0;
}
