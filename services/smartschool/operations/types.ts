/** The shape of the table of operations: what Smartschool offers, and how a person finds and fills it in. */

export type Resource = 'account' | 'coAccount' | 'password' | 'class' | 'group' | 'membership' | 'career' | 'absence' | 'message' | 'course' | 'photo' | 'helpdesk' | 'platform';

/**
 * How a value is typed in and sent. `flag` is sent as 1 or 0, `boolean` as true or false, `date` as 2026-09-01,
 * `codes` and `users` as a list with commas, `rowsJson` and `rowsPhp` as text; `image` and `files` come from the item's files.
 */
export type ArgumentType = 'text' | 'longText' | 'date' | 'schoolYear' | 'number' | 'flag' | 'boolean' | 'options' | 'password' | 'user' | 'users' | 'group' | 'class' | 'codes' | 'field' | 'account' | 'coAccount' | 'item' | 'rowsJson' | 'rowsPhp' | 'image' | 'files';

export interface Choice {
	value: string;
	label: string;
}

export interface Argument {
	/** As in the WSDL. */
	name: string;
	/** English with the Dutch word that schools know. */
	label: string;
	type: ArgumentType;
	/** What to fill in and what happens then. */
	text: string;
	/**
	 * `required`: refused when empty. `plain`: on the screen, sent as it is, also when empty.
	 * `optional`: under “Additional Fields”, left out when empty.
	 */
	need: 'required' | 'plain' | 'optional';
	initial?: string | number | boolean;
	choices?: readonly Choice[];
	min?: number;
	max?: number;
	/** Fewest characters. */
	shortest?: number;
}

/** Who may be harmed: nobody, a value that can be set back, or something that cannot be undone. */
export type Access = 'read' | 'write' | 'dangerous';

/** How often a call may be sent: again after any passing failure, once more after a lost connection, or once. */
export type Repeat = 'read' | 'absolute' | 'never';

/** The form of the answer; `services/smartschool/results.ts` makes rows of each. */
export type ResultKind =
	| 'done'
	| 'doneOrCodes'
	| 'boolean'
	| 'account'
	| 'accounts'
	| 'accountNames'
	| 'objects'
	| 'classList'
	| 'classListPhp'
	| 'classTree'
	| 'teachers'
	| 'officialClass'
	| 'absenceDays'
	| 'absencePeople'
	| 'courses'
	| 'skoreRelations'
	| 'image'
	| 'userKey'
	| 'job'
	| 'jobStatus'
	| 'codesJson'
	| 'codesCsv'
	| 'nothing';

/** Checks that need more than one argument, or a look at Smartschool first; `services/smartschool/rules.ts`. */
export type Rule = 'newAccountForPassword' | 'classKeepsName' | 'groupKeepsName' | 'rowsWithDescription' | 'teacherGiven';

export interface Operation {
	/** As in the WSDL; for a second screen of the same operation another name. */
	id: string;
	wsdl: string;
	resource: Resource;
	label: string;
	/** As a sentence, for the list of actions. */
	action: string;
	text: string;
	/** In the order of the WSDL. */
	args: readonly Argument[];
	access: Access;
	repeat: Repeat;
	/** Arguments that make a repeat harmful when they are filled in, or when they are not. */
	onceWith?: readonly string[];
	onceWithout?: readonly string[];
	result: ResultKind;
	/** Largest answer that is taken in, in megabytes. */
	megabytes: number;
	rules?: readonly Rule[];
	/** One item per run, unless the user asks for more. */
	oneByOne?: true;
	/** For a second screen: how its fields become the arguments of the operation. */
	compose?: (values: Readonly<Record<string, string>>) => Record<string, string>;
}
