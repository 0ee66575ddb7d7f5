export default { defaultTheme: "auto", iconLinks: [] };
