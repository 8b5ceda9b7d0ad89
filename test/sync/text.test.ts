/** Forms of plain text and user names, example by example. */
import { differsInCaseOnly, fold, isEchoOf, lower, tidy, upper } from '../../sync/values/text';
import { userNameFor } from '../../sync/values/username';

describe('text', () => {
	test.each<[string, string]>([
		['', ''], [' ', ''], ['a', 'a'], ['a b', 'a b'], [' a', 'a'], ['a ', 'a'], ['a  b', 'a b'], ['a\tb', 'a b'], ['a\nb', 'a b'], ['a\u00a0b', 'a b'],
		['a\u0000b', 'ab'], ['a\u001fb', 'ab'], ['a\u007fb', 'ab'], ['a\u0085b', 'ab'], ['ge\u00adeist', 'geeist'], ['a\u200bb', 'ab'], ['\ufeffa', 'a'], ['می\u200cخواهم', 'می\u200cخواهم'],
		['~!', '~!'], ['’t Hof', "'t Hof"], ['`t Hof', "'t Hof"], ['\u02bct Hof', "'t Hof"], ['Jan–Piet', 'Jan-Piet'], ['Jan\u2212Piet', 'Jan-Piet'],
		['Àÿ', 'Àÿ'], ['Renée', 'Renée'], ['Rene\u0301e', 'Renée'], ['Łuk', 'Łuk'], ['ƀ', 'ƀ'], ['¿', '¿'], ['a\ud800b', 'a\ufffdb'], ['🎒', '🎒'],
	])('tidy «%s»: «%s»', (text, expected) => expect(tidy(text)).toBe(expected));

	test.each<[string, string]>([
		['', ''], ['De Smet', 'desmet'], ["D'Hondt-7", 'dhondt7'], ['- .', ''], ['az AZ 09', 'azaz09'], ['Renée', 'renee'], ['Çelik', 'celik'], ['Straße', 'straße'], ['２', '2'], ['ʻa', 'a'], ['李', '李'], ['a\u0080b', 'ab'],
	])('letters and digits of «%s»: «%s»', (text, expected) => expect(fold(text)).toBe(expected));

	test('capitals alone are a soft difference, and are told as one', () => {
		expect(differsInCaseOnly('DE SMET', 'De Smet')).toBe(true);
		expect(differsInCaseOnly('de  smet', 'De Smet')).toBe(true);
		expect(differsInCaseOnly('De  Smet', 'De Smet')).toBe(false);
		expect(differsInCaseOnly('De Smet', 'De Smedt')).toBe(false);
		expect(differsInCaseOnly('RENÉE', 'renée')).toBe(true);
		expect(differsInCaseOnly('RENEE', 'renée')).toBe(false);
	});

	test('small letters, capitals, letters only', () => {
		expect(lower(' RENÉE  D’Hondt')).toBe("renée d'hondt");
		expect(upper(' renée  d’Hondt')).toBe("RENÉE D'HONDT");
		expect(upper('ŉ')).toBe("'N");
		expect(lower('J\u030c')).toBe('ǰ');
		expect(fold("D'Hondt–Größe 2²")).toBe('dhondtgröße22'.normalize('NFKD').replace(/\p{M}/gu, ''));
		expect(fold('İ')).toBe('i');
	});

	test('an echo is another form of what was sent, never another value', () => {
		expect(isEchoOf('Van den Bergh', 'VAN DEN BERGH')).toBe(true);
		expect(isEchoOf('Renée', 'Renee')).toBe(true);
		expect(isEchoOf('Onze-Lieve-Vrouwestraat-en-nog-langer', 'Onze-Lieve-Vrouwestraat-en')).toBe(true);
		expect(isEchoOf('abcdefghijklmnopqrstuvwxyz', 'abcdefghijklmnopqrst')).toBe(true);
		expect(isEchoOf('abcdefghijklmnopqrstuvwxyz', 'abcdefghijklmnopqrs')).toBe(false);
		expect(isEchoOf('abcdefghijklmnopqrstuvwxyz', 'bcdefghijklmnopqrstuvwxyz')).toBe(false);
		expect(isEchoOf('abcdefghijklmnopqrst', 'abcdefghijklmnopqrstuvwxyz')).toBe(false);
		expect(isEchoOf('Jan', 'Jans')).toBe(false);
		expect(isEchoOf('Janssens', 'Jans')).toBe(false);
		expect(isEchoOf('', '')).toBe(false);
		expect(isEchoOf('Jan', '')).toBe(false);
		expect(isEchoOf('', 'Jan')).toBe(false);
	});

	test('user names as schools know them', () => {
		const taken = new Set<string>();
		const next = (first: string, last: string) => {
			const name = userNameFor({ voornaam: first, naam: last }, taken);
			taken.add(name);
			return name;
		};
		expect(next('Noor', 'Vandevoorbeeld')).toBe('noor.vandevoorbeeld');
		expect(next('NOOR', 'Van de Voorbeeld')).toBe('noor.vandevoorbeeld2');
		expect(next('Noor', "Vandevoorbeeld'")).toBe('noor.vandevoorbeeld3');
		expect(next('Søren', "D'Hondt–Größe")).toBe('soren.dhondtgrosse');
		expect(next('Æsa Œ', 'Łuđić Þðı')).toBe('aesaoe.ludicthdi');
		expect(next('🎒', '李')).toBe('leerling.naam');
		expect(next('', '')).toBe('leerling.naam2');
	});
});
