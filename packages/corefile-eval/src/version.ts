/** Of this tool, and of the CoreDNS whose behaviour it has. */
export const version = '0.1.0';
export const corednsVersion = '1.14.7';
