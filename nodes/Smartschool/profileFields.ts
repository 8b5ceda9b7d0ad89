/** Profile fields of the school, for the fields that Smartschool itself has no place for. */
import { NodeOperationError, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { profileLabels } from '../../sync/fields/profile';
import { onlyWhen } from '../common/parameters';

export const profileFields: INodeProperties = {
	displayName: 'Profile Fields (Profielvelden)',
	name: 'profileFields',
	type: 'string',
	typeOptions: { rows: 4 },
	default: '',
	placeholder: 'e.g. aanspreeknaam = Aanspreking in brieven',
	displayOptions: onlyWhen('checkSetup', 'getSyncRecords'),
	description: 'One line per field: its name here, =, and the name of your profile field in Smartschool (“uit” = not wanted). What has no profile field is counted in the report. Already known, unless your platform has other names: huisdokter = informat_dokter, huisdokterTelefoon = informat_doktertel, taalkeuze = informat_languages, keuzeoptie = informat_optionalcourse.',
};

/** @throws NodeOperationError naming the line that cannot be read */
export function profileFieldsOf(context: IExecuteFunctions): Map<string, string> {
	try {
		return profileLabels(String(context.getNodeParameter('profileFields', 0, '')));
	} catch (error) {
		throw new NodeOperationError(context.getNode(), (error as Error).message);
	}
}
