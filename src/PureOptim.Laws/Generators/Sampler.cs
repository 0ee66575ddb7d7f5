namespace PureOptim.Laws.Generators;

/// <summary>Makes something of numbers that are drawn.</summary>
/// <typeparam name="T">The type of what is made.</typeparam>
/// <param name="draws">The numbers: each is drawn once.</param>
internal delegate T Sampler<out T>(ref Draws draws);
