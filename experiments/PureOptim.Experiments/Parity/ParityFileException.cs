namespace PureOptim.Experiments.Parity;

/// <summary>A file of recorded vectors that is not what its format says: where, and what was expected there.</summary>
internal sealed class ParityFileException(string file, string place, string expected, string found)
    : Exception($"{file}: {(place.Length == 0 ? "" : $"{place}: ")}expected {expected}, found {found}.");
