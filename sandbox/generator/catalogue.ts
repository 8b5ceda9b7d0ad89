/** What Informat knows of itself beside its pupils: locations, departments and classes, also those without pupils. */
import type { InformatState } from '../informat/store';
import type { SchoolClass } from './classes';

const HOME = '001';
/** A second campus of the first institute. */
const AWAY = '002';
/** Given at both campuses, so that its number alone does not tell which one is meant. */
const TWICE = { nrAdmgrp: '012799', afdCode: '7BB', afdelingsjaar: '7 Bedrijfsbeheer', graad: '3', leerjaar: 7 };

export function makeCatalogue(informat: InformatState, classes: readonly SchoolClass[], institutes: readonly string[]): void {
	informat.classes = classes.map(({ institute, admgrp, klasId, pKlas, code, name }) => ({ instelnr: institute, nrAdmgrp: admgrp, vestCode: HOME, klasId, pKlas, klasCode: code, klas: name }));
	const seen = new Set<string>();
	for (const { institute, admgrp, code, course, year } of classes) {
		if (seen.has(`${institute} ${admgrp}`)) continue;
		seen.add(`${institute} ${admgrp}`);
		informat.departments.push({ instelnr: institute, nrAdmgrp: admgrp, afdCode: code.slice(0, -1), afdelingsjaar: course, graad: String(Math.min(3, Math.ceil(year / 2))), leerjaar: year, vestCode: HOME });
	}
	for (const vestCode of [HOME, AWAY]) informat.departments.push({ instelnr: institutes[0]!, vestCode, ...TWICE });
	informat.settings.discimusLocations = [...institutes.map((institute, index) => ({ institute, id: 12345 + 100 * index, vestCode: HOME })), { institute: institutes[0]!, id: 12346, vestCode: AWAY }];
}
