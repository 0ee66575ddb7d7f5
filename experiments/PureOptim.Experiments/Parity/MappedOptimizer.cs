using System.Collections.Immutable;

namespace PureOptim.Experiments.Parity;

/// <summary>One optimizer of another program in this library's terms.</summary>
/// <param name="Tolerance">How close this library comes.</param>
/// <param name="Defaults">Every argument that is understood, with the program's default; NaN where it has none.</param>
/// <param name="Create">The same optimizer here.</param>
internal sealed record MappedOptimizer(
    Tolerance Tolerance,
    ImmutableDictionary<string, double> Defaults,
    Func<ImmutableDictionary<string, double>, IOptimizer> Create)
{
    /// <summary>An entry from its arguments with their defaults.</summary>
    internal static MappedOptimizer Of(
        Tolerance tolerance,
        ReadOnlySpan<(string Name, double Default)> arguments,
        Func<ImmutableDictionary<string, double>, IOptimizer> create) =>
        new(tolerance, arguments.ToArray().ToImmutableDictionary(argument => argument.Name, argument => argument.Default), create);
}
