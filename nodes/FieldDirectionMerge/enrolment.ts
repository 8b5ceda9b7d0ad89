/** The collection “Enrolment (Inschrijving)” of the merge, and the planner's settings that it stands for. */
import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import { DEFAULT_ENROLMENT, type EnrolmentRules } from '../../sync/plan/enrolment';

export type EnrolmentOptions = Partial<EnrolmentRules>;

export const enrolment = (displayOptions: IDisplayOptions): INodeProperties => ({
	displayName: 'Enrolment (Inschrijving)',
	name: 'enrolment',
	type: 'collection',
	placeholder: 'Change a Rule',
	default: {},
	displayOptions,
	description: 'What happens to pupils who leave, come back, or lose their class',
	options: [
		{
			displayName: 'Control Group (Controlegroep)',
			name: 'controlGroup',
			type: 'string',
			default: DEFAULT_ENROLMENT.controlGroup,
			placeholder: 'e.g. controle',
			description: 'Code of the Smartschool group for enrolled pupils who are no longer in an official class. Empty: they stay where they are and are counted in the report.',
		},
		{
			displayName: 'Days of Grace for Leavers (Bedenktijd)',
			name: 'graceDays',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 365 },
			default: DEFAULT_ENROLMENT.graceDays,
			description: 'Days after the last day before a leaver is taken off the roll. 0: on the day after the last day.',
		},
		{
			displayName: 'Official Date of a Leaver (Officiële Datum)',
			name: 'officialDate',
			type: 'options',
			options: [
				{ name: 'First Day Out (Eerste Dag Weg)', value: 'firstDayOut', description: 'The day after the end date in Informat' },
				{ name: 'Last Day In (Laatste Dag)', value: 'lastDayIn', description: 'The end date in Informat' },
			],
			default: DEFAULT_ENROLMENT.officialDate,
			description: 'Which day Smartschool gets. Compare one leaver in the school career of your platform and choose what fits.',
		},
		{
			displayName: 'Pupils Who Come Back (Terugkeer)',
			name: 'returning',
			type: 'options',
			options: [
				{ name: 'Ask a Person (Nakijken)', value: 'never', description: 'The account stays off until somebody switches it on' },
				{ name: 'Switch On After Leaving (Na Uitschrijving)', value: 'unregistered', description: 'When the account was off because the pupil had left. An account that somebody switched off by hand is a person’s decision.' },
				{ name: 'Switch On Always (Altijd)', value: 'always', description: 'Whoever is enrolled gets an account that works, also when somebody switched it off by hand' },
			],
			default: DEFAULT_ENROLMENT.returning,
			description: 'A former pupil is never given a second account: the old one goes back to the class and is switched on',
		},
	],
});

/** @throws Error for a number of days that is none */
export function enrolmentOf(options: EnrolmentOptions): EnrolmentRules {
	const rules = { ...DEFAULT_ENROLMENT, ...Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined && value !== '')) } as EnrolmentRules;
	const graceDays = Number(rules.graceDays);
	if (!Number.isInteger(graceDays) || graceDays < 0) throw new Error('“Days of Grace for Leavers (Bedenktijd)” is a whole number of days, 0 or more. Nothing was changed.');
	return { ...rules, graceDays, controlGroup: rules.controlGroup.trim() };
}
