using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using PureOptim.Formulas;

namespace PureOptim.Runs.Descriptions;

/// <summary>
/// The records that implement one abstract type (optimizers, schedules, objectives, problems), under the names that descriptions call them:
/// the type's name with a small first letter, without the root's name at its end (<c>CosineSchedule</c> is "cosine"). Found by reflection,
/// so that no list has to be kept.
/// </summary>
internal sealed class TypeCatalog
{
    private static readonly ConcurrentDictionary<Type, TypeCatalog> _known = new();
    private readonly Dictionary<string, Type> _members;

    /// <summary>The library whose records belong to families of others: typed formulas are objectives.</summary>
    private static readonly Assembly _joining = typeof(FormulaObjective).Assembly;

    private TypeCatalog(Type root) => _members = root.Assembly.GetTypes().Concat(_joining.GetTypes())
        .Where(type => root.IsAssignableFrom(type) && type is { IsAbstract: false, IsGenericType: false, IsNestedPrivate: false } && RecordSchema.IsDescribable(type))
        .ToDictionary(type => NameOf(type, root), StringComparer.Ordinal);

    /// <summary>All names that a person may write, in order; a user's own training is written by its program.</summary>
    internal IReadOnlyCollection<string> Names => [.. _members.Where(member => member.Value != typeof(OwnTraining)).Select(member => member.Key).Order(StringComparer.Ordinal)];

    /// <summary>The family of what derives from or implements <paramref name="root"/> in its own assembly, and among typed formulas.</summary>
    internal static TypeCatalog Of(Type root) => _known.GetOrAdd(root, unknown => new(unknown));

    /// <summary>The name of a member of a family in descriptions.</summary>
    internal static string NameOf(Type member, Type root)
    {
        var noun = NounOf(member);
        return noun.Length > root.Name.Length && noun.EndsWith(root.Name, StringComparison.Ordinal) ? noun[..^root.Name.Length] : noun;
    }

    /// <summary>The name of a type in messages: "optimizer" for <c>IOptimizer</c>.</summary>
    internal static string NounOf(Type type) => JsonNamingPolicy.CamelCase.ConvertName(type.IsInterface ? type.Name[1..] : type.Name);

    /// <summary>The type of that name, or null.</summary>
    internal Type? Find(string name) => _members.GetValueOrDefault(name);
}
