const blocks = /^-----BEGIN ([^\n]*)-----[ \t\r]*$[\s\S]*?^-----END \1-----[ \t\r]*$/gm;
const labelsOf = (text: string): readonly string[] => [...text.matchAll(blocks)].map(([, label = '']) => label);

/** Is there a block labelled as a certificate? Its content is not looked at. */
export const hasCertificate = (text: string): boolean => labelsOf(text).includes('CERTIFICATE');

/** Is there a block labelled as a private key, of any kind (crypto/tls, X509KeyPair)? */
export const hasPrivateKey = (text: string): boolean => labelsOf(text).some(label => /(^| )PRIVATE KEY$/.test(label));
