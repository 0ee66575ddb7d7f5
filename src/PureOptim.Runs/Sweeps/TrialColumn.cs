using System.Globalization;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Files;

namespace PureOptim.Runs.Sweeps;

/// <summary>A column of a <see cref="TrialTable"/>.</summary>
/// <param name="Name">The name.</param>
internal abstract record TrialColumn(string Name)
{
    /// <summary>A cell as a field of a CSV file; empty where there is no value.</summary>
    internal abstract string Field(int row);

    /// <summary>A column of values that stand in descriptions, as texts.</summary>
    internal static TrialColumn Of(string name, SettingKind kind, string?[] values) => kind switch
    {
        SettingKind.Whole => Array.ConvertAll(values, WholeOf) is var wholes ? new Wholes(name, row => wholes[row]) : null!,
        SettingKind.Number => Array.ConvertAll(values, NumberOf) is var numbers ? new Numbers(name, row => numbers[row]) : null!,
        _ => new Texts(name, row => values[row]),
    };

    /// <summary>The narrowest kind that a value is of.</summary>
    internal static SettingKind KindOf(string value) => WholeOf(value) is not null ? SettingKind.Whole : NumberOf(value) is not null ? SettingKind.Number : SettingKind.Text;

    private static long? WholeOf(string? value) => long.TryParse(value, NumberStyles.AllowLeadingSign, NumberFormatInfo.InvariantInfo, out var number) ? number : null;

    private static double? NumberOf(string? value) => double.TryParse(value, NumberStyles.Float, NumberFormatInfo.InvariantInfo, out var number) ? number : null;

    /// <summary>Texts.</summary>
    internal sealed record Texts(string Name, Func<int, string?> Value) : TrialColumn(Name)
    {
        internal override string Field(int row) => Csv.Quoted(Value(row) ?? "");
    }

    /// <summary>Numbers.</summary>
    internal sealed record Numbers(string Name, Func<int, double?> Value) : TrialColumn(Name)
    {
        internal override string Field(int row) => Value(row) is { } number ? NumberText.Shortest(number) : "";
    }

    /// <summary>Whole numbers.</summary>
    internal sealed record Wholes(string Name, Func<int, long?> Value) : TrialColumn(Name)
    {
        internal override string Field(int row) => Invariant($"{Value(row)}");
    }

    /// <summary>Seeds: whole numbers from 0 to 2^64 - 1.</summary>
    internal sealed record Seeds(string Name, Func<int, ulong> Value) : TrialColumn(Name)
    {
        internal override string Field(int row) => Invariant($"{Value(row)}");
    }
}

/// <summary>The kinds of settings, each narrower than the one before.</summary>
internal enum SettingKind
{
    /// <summary>Anything.</summary>
    Text,

    /// <summary>Numbers.</summary>
    Number,

    /// <summary>Whole numbers.</summary>
    Whole,
}
