/** Where the company's customers are: names, money and phone numbers that belong together. */
export interface Country {
  readonly name: string;
  readonly currency: string;
  /** International prefix of phone numbers. */
  readonly prefix: string;
  readonly zone: { readonly id: number; readonly name: string };
  readonly tld: string;
  readonly cities: readonly string[];
  readonly streets: readonly string[];
  readonly forms: readonly string[];
  readonly first: readonly string[];
  readonly last: readonly string[];
}

const words = (text: string) => text.split(' ');
const list = (text: string) => text.split(', ');

export const countries: readonly Country[] = [
  {
    name: 'Germany',
    currency: 'EUR',
    prefix: '+49',
    zone: { id: 301, name: 'Europe/Berlin' },
    tld: 'de',
    cities: list('Berlin, München, Köln, Düsseldorf, Nürnberg, Göttingen, Lübeck'),
    streets: list('Hauptstraße, Bahnhofstraße, Industrieweg, Gartenstraße, Am Alten Hafen'),
    forms: list('GmbH, AG, GmbH & Co. KG, SE'),
    first: words('Jürgen Anke Björn Käthe Lukas Sören Ulrike Matthias Grit Jörg'),
    last: words('Müller Schäfer Weiß Köhler Böttcher Krüger Lehmann Vogel Groß Strauß'),
  },
  {
    name: 'Finland',
    currency: 'EUR',
    prefix: '+358',
    zone: { id: 312, name: 'Europe/Helsinki' },
    tld: 'fi',
    cities: list('Helsinki, Tampere, Jyväskylä, Hämeenlinna, Turku, Oulu'),
    streets: list('Mannerheimintie, Hämeenkatu, Satamakatu, Tehtaankatu'),
    forms: list('Oy, Oyj'),
    first: words('Aino Väinö Päivi Jukka Kerttu Mikko Sääski Eero Tuula'),
    last: words('Virtanen Mäkinen Hämäläinen Järvinen Lehtonen Korhonen Pöllänen'),
  },
  {
    name: 'Estonia',
    currency: 'EUR',
    prefix: '+372',
    zone: { id: 310, name: 'Europe/Tallinn' },
    tld: 'ee',
    cities: list('Tallinn, Tartu, Pärnu, Võru, Jõhvi'),
    streets: list('Narva maantee, Pärnu maantee, Lõõtsa, Jõe'),
    forms: list('OÜ, AS'),
    first: words('Õnne Jüri Külli Tõnu Liis Märt Ülle'),
    last: words('Tamm Põld Kõiv Rüütel Mägi Saar Lõhmus'),
  },
  {
    name: 'Sweden',
    currency: 'SEK',
    prefix: '+46',
    zone: { id: 322, name: 'Europe/Stockholm' },
    tld: 'se',
    cities: list('Stockholm, Göteborg, Malmö, Örebro, Västerås, Umeå'),
    streets: list('Drottninggatan, Kungsgatan, Hamngatan, Verkstadsgatan'),
    forms: list('AB, AB (publ)'),
    first: words('Åsa Göran Märta Håkan Elsa Östen Ingrid'),
    last: words('Åkesson Sjöberg Lindström Öberg Bäckman Nyström'),
  },
  {
    name: 'Poland',
    currency: 'PLN',
    prefix: '+48',
    zone: { id: 330, name: 'Europe/Warsaw' },
    tld: 'pl',
    cities: list('Warszawa, Kraków, Łódź, Gdańsk, Wrocław, Poznań'),
    streets: list('ul. Piotrkowska, ul. Długa, ul. Przemysłowa, al. Jerozolimskie'),
    forms: list('Sp. z o.o., S.A.'),
    first: words('Łukasz Małgorzata Zbigniew Agnieszka Grażyna Stanisław Żaneta'),
    last: words('Wiśniewski Dąbrowska Wójcik Kamińska Źródło Śliwa'),
  },
  {
    name: 'United Kingdom',
    currency: 'GBP',
    prefix: '+44',
    zone: { id: 340, name: 'Europe/London' },
    tld: 'co.uk',
    cities: list('London, Manchester, Leeds, Bristol, Glasgow, Cardiff'),
    streets: list("King's Road, Station Road, Mill Lane, Dockside, High Street"),
    forms: list('Ltd, plc, & Sons Ltd'),
    first: words("Siobhán Nigel Oliver Amelia Rhys Zoë Priya D'Arcy"),
    last: words("O'Connor Smith-Jones Hughes McAllister Patel Llewellyn Brontë"),
  },
  {
    name: 'France',
    currency: 'EUR',
    prefix: '+33',
    zone: { id: 345, name: 'Europe/Paris' },
    tld: 'fr',
    cities: list('Paris, Lyon, Orléans, Besançon, Saint-Étienne, Nîmes'),
    streets: list("Rue de la République, Avenue de l'Industrie, Boulevard Voltaire"),
    forms: list('SA, SARL, SAS'),
    first: words('Hélène François Chloé Gaël Noémie Jérôme Anaïs'),
    last: words('Lefèvre Gauthier Bérenger Dupré Château Noël'),
  },
  {
    name: 'United States',
    currency: 'USD',
    prefix: '+1',
    zone: { id: 110, name: 'America/Chicago' },
    tld: 'com',
    cities: list('Chicago, Boston, San José, Austin, Cleveland, Milwaukee'),
    streets: list('Main Street, Industrial Parkway, 5th Avenue, Lakeshore Drive'),
    forms: list('Inc., LLC, Corp.'),
    first: words('Ethan Madison José Renée DeShawn Grace Tyler'),
    last: words('Johnson Martínez Nguyen Washington Van_der_Berg Kowalski'),
  },
  {
    name: 'Japan',
    currency: 'JPY',
    prefix: '+81',
    zone: { id: 510, name: 'Asia/Tokyo' },
    tld: 'jp',
    cities: list('東京, 大阪, 名古屋, 横浜, 京都'),
    streets: list('中央通り, 桜通り, 本町, 港町'),
    forms: list('株式会社, 合同会社'),
    first: words('陽菜 大輔 さくら 健太 美咲 翔'),
    last: words('佐藤 鈴木 高橋 田中 渡辺 小林'),
  },
  {
    name: 'Greece',
    currency: 'EUR',
    prefix: '+30',
    zone: { id: 350, name: 'Europe/Athens' },
    tld: 'gr',
    cities: list('Αθήνα, Θεσσαλονίκη, Πάτρα, Ηράκλειο'),
    streets: list('Λεωφόρος Κηφισίας, Οδός Ερμού, Οδός Σταδίου'),
    forms: list('Α.Ε., Ε.Π.Ε.'),
    first: words('Ελένη Γιώργος Κατερίνα Νίκος Δήμητρα'),
    last: words('Παπαδόπουλος Νικολάου Γεωργίου Δημητρίου'),
  },
  {
    name: 'Switzerland',
    currency: 'CHF',
    prefix: '+41',
    zone: { id: 355, name: 'Europe/Zurich' },
    tld: 'ch',
    cities: list('Zürich, Genève, Bern, Lausanne, Neuchâtel, Winterthur'),
    streets: list('Bahnhofstrasse, Rue du Rhône, Seestrasse, Werkstrasse'),
    forms: list('AG, SA, GmbH'),
    first: words('Urs Céline Reto Ladina Beat Zoé'),
    last: words('Brunner Rüegg Favre Zürcher Bühler Péclard'),
  },
  {
    name: 'India',
    currency: 'INR',
    prefix: '+91',
    zone: { id: 420, name: 'Asia/Kolkata' },
    tld: 'in',
    cities: list('मुंबई, Bengaluru, Pune, Chennai, नई दिल्ली'),
    streets: list('MG Road, Industrial Estate Road, Nehru Marg'),
    forms: list('Pvt. Ltd., Limited'),
    first: words('Ananya Arjun प्रिया Ravi Lakshmi विक्रम'),
    last: words('Sharma Iyer पटेल Reddy Chatterjee'),
  },
];

/** Roughly what one euro is worth, so that amounts are plausible in every currency. */
export const perEuro: Readonly<Record<string, number>> = {
  EUR: 1,
  USD: 1.1,
  GBP: 0.85,
  SEK: 11,
  PLN: 4.3,
  JPY: 160,
  CHF: 0.95,
  INR: 92,
};
