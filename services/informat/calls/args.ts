/** Arguments that many calls share. */
import type { ArgType, CallArg, Label } from './types';

type More = Partial<Omit<CallArg, 'name' | 'label' | 'type' | 'in'>>;

const label = (text: string): Label => {
	const [en = '', nl = ''] = text.split(' | ');
	return { en, nl };
};

/** @param text `English | Nederlands` */
export const arg = (place: CallArg['in']) => (name: string, type: ArgType, text: string, more: More = {}): CallArg => ({ name, label: label(text), type, in: place, ...more });

export const query = arg('query');
export const body = arg('body');
export const path = arg('path');

export const words = label;

export const schoolYear = query('schoolYear', 'schoolYear', 'School Year | Schooljaar', { required: true });
export const structure = query('structure', 'digits', 'Main Structure | Hoofdstructuur', { digits: 3, description: 'Three digits, such as 311. Empty: all.' });
export const persoonId = path('persoonId', 'guid', 'Person ID | PersoonId', { required: true, description: 'The GUID “persoonId” of the pupil' });
export const personId = path('personId', 'guid', 'Person ID | PersonId', { required: true, description: 'The GUID “personId” of the member of staff' });

export const RELIGIONS = [
	['Anglican (Anglicaans)', 418],
	['Catholic (Katholiek)', 140],
	['Cultural Reflection (Cultuurbeschouwing)', 52],
	['Exempt (Vrijgesteld)', 9999],
	['Islamic (Islamitisch)', 135],
	['Israelite (Israëlitisch)', 136],
	['Non-Confessional Ethics (Niet-Confessionele Zedenleer)', 187],
	['Orthodox (Orthodox)', 194],
	['Own Culture and Religion (Eigen Cultuur en Religie)', 63],
	['Protestant-Evangelical (Protestants-Evangelisch)', 225],
] as const;
