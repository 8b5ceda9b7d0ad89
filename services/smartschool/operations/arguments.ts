/** Arguments that several operations share, and short ways to write one down. */
import type { Argument, ArgumentType, Choice } from './types';

type More = Partial<Omit<Argument, 'name' | 'label' | 'type' | 'text' | 'need'>>;

const make = (need: Argument['need']) => (name: string, type: ArgumentType, label: string, text: string, more: More = {}): Argument => ({ name, type, label, text, need, ...more });
export const required = make('required');
export const plain = make('plain');
export const optional = make('optional');

export const choices = (table: Readonly<Record<string, string>>): Choice[] => Object.entries(table).map(([value, label]) => ({ value, label }));

/** Keys that look like numbers are sorted by JavaScript, so account types are written out. */
const ACCOUNT_TYPES: readonly Choice[] = [
	{ value: '0', label: 'Main Account (Hoofdaccount)' },
	...['1', '2', '3', '4', '5', '6'].map((value) => ({ value, label: `Co-Account ${value} (Co-account ${value})` })),
];

export const user = required('userIdentifier', 'user', 'User (Gebruiker)', 'Internal number or user name, whichever is the unique field of the platform');
export const accountType = required('accountType', 'account', 'Account', 'The account itself, or one of its six co-accounts', { choices: ACCOUNT_TYPES, initial: '0' });
export const coAccountNumber = required('accountType', 'coAccount', 'Co-Account', 'Which of the six co-accounts', { choices: ACCOUNT_TYPES.slice(1), initial: '1' });
export const coAccountOfMessage = optional('coaccount', 'account', 'Account', 'The account itself, or one of its six co-accounts', { choices: ACCOUNT_TYPES, initial: '0' });

export const officialDate = (text: string) => optional('officialDate', 'date', 'Official Date (Officiële Datum)', text);
export const description = (name: string, of: string) => required(name, 'text', 'Description (Omschrijving)', `Description of the ${of}. Smartschool does not take an empty one.`);
export const day = (name: string, label: string, text: string) => required(name, 'date', label, text);
export const recursive = plain('recursive', 'flag', 'Include Subgroups (Met Subgroepen)', 'Whether the members of the groups below are given too', { initial: true });
