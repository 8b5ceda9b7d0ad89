/** User names and passwords that Informat's XML services give. All invented; the only place in the rehearsal school where a password can be read. */
import type { InformatState } from '../informat/store';
import { Random } from '../random';
import type { Platform } from '../smartschool/store';
import { userNameOf } from './platform';

/** One for the pupil, and one for each of the first two co-accounts. */
const PASSWORDS = 3;

export function makeLogins(informat: InformatState, platform: Platform, seed: number): void {
	const random = new Random(seed + 20_000);
	const password = (): string => `Oefening-${random.guid().slice(0, 6)}!`;
	for (const { pPersoon, persoonId, voornaam, naam } of informat.students) {
		const account = platform.byInternNumber(String(pPersoon));
		// Whom Smartschool does not know yet has no user name, or the one that Informat would choose.
		const gebruikersnaam = account ? String(account.profile.gebruikersnaam) : random.chance(0.4) ? `${userNameOf(voornaam, naam)}.${pPersoon % 1000}` : null;
		informat.logins.set(persoonId, { gebruikersnaam, status: account ? 1 : 0, wachtwoorden: Array.from({ length: PASSWORDS }, password) });
	}
	const staff = new Map(platform.accounts.flatMap((account) => (account.profile.basisrol === '1' ? [] : [[account.profile.emailadres, account]])));
	for (const { personId, emailadressen } of informat.staff.employees) {
		const account = emailadressen.map(({ email }) => staff.get(email)).find((each) => each !== undefined);
		if (account) informat.logins.set(personId, { gebruikersnaam: String(account.profile.gebruikersnaam), status: 1, wachtwoorden: [password()] });
	}
}
