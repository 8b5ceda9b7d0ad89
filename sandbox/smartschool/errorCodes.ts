/** The platform's own list of result codes; these operations ask for no access code. */
import { ERROR_TEXTS } from './errorTexts';
import { phpJson, type Table } from './table';

export const ERROR_CODES: Table = {
	returnJsonErrorCodes: { args: [], returns: 'string', run: () => phpJson(Object.fromEntries(ERROR_TEXTS.map((text, index) => [String(index + 1), text]))) },
	returnCsvErrorCodes: { args: [], returns: 'string', run: () => ERROR_TEXTS.map((text, index) => `${index + 1};${text}`).join('\n') },
	returnErrorCodes: { args: [], returns: 'none', run: () => '' },
};
