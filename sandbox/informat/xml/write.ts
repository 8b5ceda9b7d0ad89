/** Rows as the XML of .NET: elements in order, null left out or marked, nested lists. */

/** A list writes its rows under the name in `item`. */
export interface Nested { item: string; rows: readonly Row[] }
/** A field that is null is left out, as .NET does with texts; undefined is an empty element. */
export type Row = Readonly<Record<string, string | number | null | undefined | Nested>>;

export const escape = (text: string): string => text.replace(/[&<>]/g, (letter) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[letter]!);

export function elementOf(name: string, row: Row): string {
	const fields = Object.entries(row).map(([key, value]) => {
		if (value === null) return '';
		if (value === undefined || value === '') return `<${key} />`;
		if (typeof value === 'object') return value.rows.length === 0 ? `<${key} />` : `<${key}>${value.rows.map((each) => elementOf(value.item, each)).join('')}</${key}>`;
		return `<${key}>${escape(String(value))}</${key}>`;
	});
	return `<${name}>${fields.join('')}</${name}>`;
}

export const HEAD = '<?xml version="1.0" encoding="utf-8"?>\r\n';
export const SCHEMAS = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"';

/** A list as .NET names it: `ArrayOf` and the item with a capital. */
export const arrayName = (item: string): string => `ArrayOf${item.charAt(0).toUpperCase()}${item.slice(1)}`;

/** A DataSet: its schema, then one diffgram with the rows of `Table1`. */
export function dataSet(fields: readonly string[], rows: readonly Row[]): string {
	const columns = fields.map((name) => `<xs:element name="${name}" type="xs:string" minOccurs="0" />`).join('');
	const schema = `<xs:schema id="NewDataSet" xmlns="" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:msdata="urn:schemas-microsoft-com:xml-msdata"><xs:element name="NewDataSet" msdata:IsDataSet="true"><xs:complexType><xs:choice minOccurs="0" maxOccurs="unbounded"><xs:element name="Table1"><xs:complexType><xs:sequence>${columns}</xs:sequence></xs:complexType></xs:element></xs:choice></xs:complexType></xs:element></xs:schema>`;
	const tables = rows.map((row, index) => elementOf('Table1', row).replace('<Table1>', `<Table1 diffgr:id="Table1${index + 1}" msdata:rowOrder="${index}">`)).join('');
	const diffgram = `<diffgr:diffgram xmlns:msdata="urn:schemas-microsoft-com:xml-msdata" xmlns:diffgr="urn:schemas-microsoft-com:xml-diffgram-v1">${rows.length === 0 ? '' : `<NewDataSet xmlns="">${tables}</NewDataSet>`}</diffgr:diffgram>`;
	return schema + diffgram;
}
