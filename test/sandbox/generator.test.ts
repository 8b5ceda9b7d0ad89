/** What every made school has, whatever its seed. */
import { makeSchool } from '../../sandbox/generator';
import { startSchool } from '../../sandbox/school';
import { soap } from './calls';

const options = { pupils: 400, seed: 7, today: '2026-11-23', institutes: ['099999'] };

test('the same seed makes the same school, another seed another one', () => {
	const text = (seed: number): string => JSON.stringify(makeSchool({ ...options, seed }).informat.students);
	expect(text(7)).toBe(text(7));
	expect(text(7)).not.toBe(text(8));
});

test.each([1, 2, 3, 4])('bookkeeping of seed %d agrees with the data', (seed) => {
	const { informat, platform, summary } = makeSchool({ ...options, seed });
	const day = options.today;
	const qualifies = (persoonId: string): boolean => informat.registrations.some((each) => each.persoonId === persoonId && each.status === 0 && each.begindatum !== each.einddatum && each.begindatum <= day && (each.einddatum === null || each.einddatum >= day)
		&& each.inschrKlassen.some((line) => line.groepType === 0 && line.begindatum <= day && (line.einddatum === null || line.einddatum >= day)));
	const qualifying = informat.students.filter(({ persoonId }) => qualifies(persoonId));
	expect(summary.qualifying).toBe(qualifying.length);
	expect(summary.toCreate + summary.existing).toBe(summary.qualifying);
	expect(summary.create.filter((pPersoon) => platform.byInternNumber(String(pPersoon)))).toEqual([]);
	const codes = new Set(informat.registrations.flatMap(({ inschrKlassen }) => inschrKlassen.filter(({ groepType }) => groepType === 0).map(({ klasCode }) => klasCode.trim())));
	expect([...codes].filter((code) => !platform.groups.has(code)).every((code) => summary.classesMissing.includes(code))).toBe(true);
	expect(Object.keys(summary.registrations).sort()).toEqual(['andereKlas', 'eindeInJuni', 'geannuleerd', 'gewoon', 'nietGerealiseerd', 'startLater', 'tweeNaElkaar', 'vertrokken', 'zonderKlas']);
});

test('keys are unique, names are two Emma Peeters, people are invented', () => {
	const { informat, platform } = makeSchool(options);
	const unique = (list: unknown[]): boolean => new Set(list).size === list.length;
	expect(unique(informat.students.map(({ persoonId }) => persoonId))).toBe(true);
	expect(unique(informat.registrations.map(({ pInschr }) => pInschr))).toBe(true);
	expect(unique(platform.accounts.map(({ profile }) => profile.gebruikersnaam))).toBe(true);
	expect(informat.students.filter(({ voornaam, naam }) => voornaam === 'Emma' && naam === 'Peeters').length).toBeGreaterThanOrEqual(2);
	const text = JSON.stringify([informat.students, platform.accounts]);
	expect(text.match(/@(?!example\.(org|be))[a-z]+/g)).toBeNull();
	const numbers = informat.students.flatMap(({ comnrs, relaties }) => [...comnrs, ...relaties.flatMap((each) => each.comnrs)]).map(({ nr }) => nr.replace(/\(0\)/, '').replace(/\D/g, '').replace(/^(0032|32)/, '0'));
	expect(numbers.filter((nr) => !/^(047000\d{4}|05000\d{4})$/.test(nr))).toEqual([]);
	const everyone = JSON.stringify(informat.students);
	for (const name of ["D'Hondt", "'t Seyen", 'van den Bossche', 'El Khatib', 'Zoë', 'Noémie']) expect(everyone).toContain(name);
	expect(informat.students.flatMap(({ relaties }) => relaties).some(({ isOverleden }) => isOverleden)).toBe(true);
	expect(informat.students.some(({ overigeAdressen }) => overigeAdressen.length > 0)).toBe(true);
});

test.each(['2026-09-01', '2026-09-20', '2027-02-01', '2027-07-15'])('works on %s', (today) => {
	expect(makeSchool({ ...options, today }).summary.pupils).toBe(400);
});

/** Seconds of processor time, which other work on the computer does not stretch. */
async function cost<T>(work: () => Promise<T>): Promise<[T, number]> {
	const before = process.cpuUsage();
	const result = await work();
	const { user, system } = process.cpuUsage(before);
	return [result, (user + system) / 1e6];
}

/** What it costs to start a school whose pupils all have an account, and to list them: the least of three times, because a clean-up of the memory may fall into any of them. */
async function costs(pupils: number): Promise<{ starting: number; reading: number }> {
	const [school, starting] = await cost(async () => await startSchool({ pupils, known: 1, clock: '2026-11-23' }));
	try {
		const readings: number[] = [];
		while (readings.length < 3) {
			const [{ value }, reading] = await cost(async () => await soap(school, 'getAllAccountsExtended', { code: '', recursive: '1' }));
			expect(JSON.parse(value).length).toBeGreaterThan(pupils);
			readings.push(reading);
		}
		return { starting, reading: Math.min(...readings) };
	} finally {
		await school.stop();
	}
}

test('five times the accounts cost about five times the work to start and to answer', async () => {
	await costs(500);
	const [small, large] = [await costs(2000), await costs(10_000)];
	// One beside the other, so that the speed of the computer does not count; quadratic work would be 25 times as much.
	expect(large.starting / small.starting).toBeLessThan(12);
	expect(large.reading / small.reading).toBeLessThan(12);
}, 120_000);

test('the share of known pupils goes from none to all', async () => {
	const known = (share: number): number => makeSchool({ ...options, known: share }).summary.existing;
	expect([known(0), known(1)]).toEqual([expect.any(Number), makeSchool(options).summary.qualifying - 1]);
	expect(known(0)).toBeLessThan(3);
	await expect(startSchool({ pupils: 1, known: 2 })).rejects.toThrow('known is a share from 0 to 1');
});
