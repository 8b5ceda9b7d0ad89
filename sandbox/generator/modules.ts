/** What the platform has beside accounts and classes: courses, a helpdesk, and last year's class councils. */
import { longSchoolYearOf, startYearOf } from '../calendar';
import type { MiniDbItem } from '../smartschool/helpdesk';
import type { Platform } from '../smartschool/store';

const SUBJECTS = ['Wiskunde', 'Nederlands'];
const DECISIONS = ['A', 'A', 'A', 'B', 'C'];
const HELPDESK: MiniDbItem[] = [
	{ itemId: '33', name: 'ICT', type: 'group', kind: 'miniDb', children: [{ itemId: '00000000-0000-4000-8000-000000000033', name: 'Laptop', type: 'item', kind: 'item' }, { itemId: '00000000-0000-4000-8000-000000000034', name: 'Beamer', type: 'item', kind: 'item' }] },
	{ itemId: '35', name: 'Gebouw', type: 'group', kind: 'miniDb', children: [{ itemId: '00000000-0000-4000-8000-000000000036', name: 'Verwarming', type: 'item', kind: 'item' }] },
];

/** Draws no random numbers, so that the people stay the same. */
export function fillModules(platform: Platform): void {
	const teachers = platform.accounts.filter(({ profile }) => profile.basisrol === '0').map(({ profile }) => String(profile.gebruikersnaam));
	const classes = [...platform.groups.values()].filter(({ isOfficial }) => isOfficial);
	for (const [index, group] of classes.slice(0, 6).entries()) {
		for (const [nr, subject] of SUBJECTS.entries()) platform.courses.push({ name: `${subject} ${group.code}`, description: `${subject}, ${group.desc}`, visible: true, mainTeacher: teachers[(index + nr) % teachers.length] ?? '', coTeachers: nr === 0 && teachers.length > 1 ? [teachers[(index + 1) % teachers.length]!] : [], groups: [group.code] });
	}
	platform.miniDb = structuredClone(HELPDESK);
	const year = startYearOf(platform.today);
	const date = `${year}-06-28`;
	for (const [index, account] of platform.accounts.filter(({ profile }) => profile.basisrol === '1').slice(0, 25).entries()) {
		platform.deliberations.push({ schoolyear: longSchoolYearOf(date), date, gebruikersnaam: String(account.profile.gebruikersnaam), internnummer: String(account.profile.internnummer ?? ''), klas: platform.officialClass(account)?.code ?? '', beslissing: DECISIONS[index % DECISIONS.length]! });
	}
}
