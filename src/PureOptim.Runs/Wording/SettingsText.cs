using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using PureOptim.Runs.Descriptions;

namespace PureOptim.Runs.Wording;

/// <summary>An optimizer's settings in a few words: its rates and factors, and whatever else is not as by default.</summary>
internal static partial class SettingsText
{
    internal static string Of(IOptimizer optimizer)
    {
        var shape = RecordSchema.Of(optimizer.GetType());
        var defaults = shape.Fields.Where(field => field.Position >= 0).OrderBy(field => field.Position).Select(field => field.Default);
        // A list that may be left out in a description may be needed all the same, as the members of groups are.
        var fresh = shape.Fields.Any(field => field.IsRequired || (field.Position >= 0 && RecordSchema.ElementOf(field.Type) is not null)) ? null : shape.Constructor.Invoke([.. defaults]);
        return string.Join(", ", shape.Fields
            .Select(field => (Field: field, Value: field.Property.GetValue(optimizer)!, Default: fresh is not null ? field.Property.GetValue(fresh) : field.IsAddedLater ? shape.DefaultOf(field, optimizer) : null))
            .Where(setting => (setting.Value is Schedule && setting.Field.Property.Name != nameof(Adam.Epsilon)) || !setting.Value.Equals(setting.Default))
            .OrderBy(setting => setting.Field.Property.Name == nameof(Adam.LearningRate) ? 0 : 1)
            .Select(setting => $"{NameOf(setting.Field)} {Text(setting.Value)}"));
    }

    /// <summary>The settings for reading, not for copying: numbers of many digits are rounded to five.</summary>
    internal static string Rounded(IOptimizer optimizer) =>
        LongNumber().Replace(Of(optimizer), number => NumberText.Rounded(double.Parse(number.ValueSpan, NumberFormatInfo.InvariantInfo)));

    /// <summary>A value in words; a number in its fewest digits.</summary>
    internal static string Text(object value) => value switch
    {
        Schedule.Constant constant => NumberText.Shortest(constant.Value),
        double number => NumberText.Shortest(number),
        Enum choice => Words(choice.ToString()),
        IOptimizer optimizer => Words(TypeCatalog.NounOf(optimizer.GetType())) + (Of(optimizer) is { Length: > 0 } settings ? $" ({settings})" : ""),
        ImmutableArray<(string Pattern, IOptimizer Optimizer)> members => string.Join("; ", members.Select(member => $"{member.Pattern}: {Text(member.Optimizer)}")),
        _ when value.GetType().IsPrimitive => Convert.ToString(value, NumberFormatInfo.InvariantInfo)!,
        _ => Words(value is Schedule ? TypeCatalog.NameOf(value.GetType(), typeof(Schedule)) : TypeCatalog.NounOf(value.GetType())),
    };

    /// <summary>The short name that a hyperparameter declares, for there is little room beside a picture; the name of another field in words.</summary>
    internal static string NameOf(RecordSchema.Field field) => field.Hyperparameter?.ShortName ?? Words(field.Name);

    /// <summary><c>sumOfSquares</c> as "sum of squares".</summary>
    internal static string Words(string name) =>
        string.Concat(name.Select((letter, i) => char.IsUpper(letter) && i > 0 ? $" {char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));

    [GeneratedRegex(@"\d+\.\d{6,}(e-?\d+)?")]
    private static partial Regex LongNumber();
}
