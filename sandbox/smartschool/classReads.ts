/** Operations that read classes and groups. */
import type { Group, Platform } from './store';
import { base64, cdata, phpJson, truth, type Args, type Table } from './table';

function getAllGroupsAndClasses(platform: Platform): string {
	const children = new Map<string, Group[]>();
	const root = [...platform.groups.values()].find(({ parent }) => parent === '')?.code ?? '';
	for (const group of platform.groups.values()) {
		// The top level has one root: what has no parent hangs under it.
		const parent = group.code === root ? '' : group.parent === '' ? root : group.parent;
		children.set(parent, [...(children.get(parent) ?? []), group]);
	}
	const element = (group: Group): string => {
		const below = children.get(group.code) ?? [];
		return `<group><name>${cdata(group.name)}</name><desc>${cdata(group.desc)}</desc><type>${group.type}</type><code>${cdata(group.code)}</code><untis>${group.untis.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</untis><visible>${group.visible ? 1 : 0}</visible><isOfficial>${group.isOfficial ? 1 : 0}</isOfficial><coAccountLabel>${cdata('')}</coAccountLabel><adminNumber>${group.adminNumber}</adminNumber><instituteNumber>${group.instituteNumber}</instituteNumber>${group.owners.length === 0 ? '' : `<titu>${group.owners.map((owner) => `<user><username>${cdata(owner)}</username></user>`).join('')}</titu>`}${below.length === 0 ? '' : `<children>${below.map(element).join('')}</children>`}</group>`;
	};
	return base64(`<?xml version="1.0" encoding="UTF-8"?>\n<groups>${(children.get('') ?? []).map(element).join('')}</groups>\n`);
}

function getClassTeachers(platform: Platform, { getAllOwners }: Args): string {
	return phpJson([...platform.groups.values()].filter(({ type }) => type === 'K').flatMap((group) => {
		const owners = truth(getAllOwners) ? group.owners : group.owners.slice(0, 1);
		return owners.flatMap((owner) => {
			const profile = platform.byUsername(owner)?.profile;
			return profile ? [{ naam: profile.naam, voornaam: profile.voornaam, gebruikersnaam: profile.gebruikersnaam, internummer: profile.internnummer || null, stamboeknummer: profile.stamboeknummer, koppelingsveldschoolagenda: profile.koppelingsveldschoolagenda, klasid: String(group.id), klasnaam: group.name, klasomschrijving: group.desc, 'koppelingsveld (klas)': group.untis, instellingsnummer: group.instituteNumber, administratievegroup: group.adminNumber, isOfficial: group.isOfficial }] : [];
		});
	}));
}

export const CLASS_READS: Table = {
	getAllGroupsAndClasses: { args: [], returns: 'anyType', run: getAllGroupsAndClasses },
	getClassTeachers: { args: ['getAllOwners'], returns: 'anyType', run: getClassTeachers },
	getSchoolyearDataOfClass: {
		args: ['classCode'],
		returns: 'anyType',
		run(platform, { classCode = '' }) {
			const group = platform.group(classCode);
			if (!group) return 19;
			return phpJson(Object.keys(group.years).sort().map((schoolyear) => {
				const year = group.years[schoolyear]!;
				return { id: year.id, groupId: group.id, schoolyear, instituteNumber: year.instituteNumber, administrativeGroupNumber: Number(year.administrativeGroupNumber), residence: year.residence, domain: year.domain, studyChoiceComponent: '', principal: year.principal };
			}));
		},
	},
};
