using System.Reflection;
using System.Text.RegularExpressions;

namespace PureOptim.Tests.Architecture;

/// <summary>The use of one folder of a project by another, by the names in its files and by the types and calls in its compiled code.</summary>
internal static partial class Dependencies
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>One folder uses another; one of the places where it does.</summary>
    internal readonly record struct Use(string From, string To, string Example);

    /// <summary>The uses between the folders of a project, each once; the folder of the project itself is ".".</summary>
    /// <param name="project">The project's name, with which all its namespaces begin.</param>
    /// <param name="files">Its files.</param>
    /// <param name="assembly">The assembly compiled from them.</param>
    internal static Use[] Of(string project, IReadOnlyCollection<(string Path, string Text)> files, Assembly assembly)
    {
        var folders = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (path, text) in files)
            foreach (Match type in TopLevelType().Matches(Sources.Code(text))) folders[$"{Namespace().Match(text).Groups[1].Value}.{type.Groups[1].Value}"] = Folder(path);

        // Constants and enumerations leave no trace in what is compiled; the using of their namespace does.
        var byNamespace = files.GroupBy(file => Namespace().Match(file.Text).Groups[1].Value).Where(group => group.Select(file => Folder(file.Path)).Distinct().Count() == 1)
            .ToDictionary(group => group.Key, group => Folder(group.First().Path), StringComparer.Ordinal);
        var named =
            from file in files
            from Match used in Using().Matches(file.Text)
            let to = byNamespace.GetValueOrDefault(used.Groups[1].Value)
            where to is not null
            select new Use(Folder(file.Path), to, $"{Path.GetFileName(file.Path)} is using {used.Groups[1].Value}");
        var compiled =
            from pair in Pairs(assembly)
            let source = Find(pair.From)
            let target = Find(pair.To)
            where source is not null && target is not null
            select new Use(source, target, $"{Outermost(pair.From).Name} uses {Outermost(pair.To).Name}");
        return [.. named.Concat(compiled).Where(use => use.From != use.To).GroupBy(use => (use.From, use.To)).Select(group => group.First()).OrderBy(use => use.From, StringComparer.Ordinal).ThenBy(use => use.To, StringComparer.Ordinal)];

        string? Find(Type type) => Outermost(type) is var outer && outer.Assembly == assembly ? folders.GetValueOrDefault($"{outer.Namespace}.{outer.Name.Split('`')[0]}") : null;
    }

    /// <summary>The folders that are part of a circle: those that are left when all that use none of the others are taken away, from both ends.</summary>
    internal static string[] Circle(IReadOnlyCollection<Use> uses)
    {
        var left = uses.ToArray();
        while (true)
        {
            var inner = left.Where(use => left.Any(next => next.From == use.To) && left.Any(before => before.To == use.From)).ToArray();
            if (inner.Length == left.Length) return [.. left.Select(use => use.From).Distinct().Order(StringComparer.Ordinal)];
            left = inner;
        }
    }

    /// <summary>The graph as text: a line for each folder, with what it uses and where.</summary>
    internal static string Text(IReadOnlyCollection<Use> uses) =>
        string.Join('\n', uses.GroupBy(use => use.From).Select(group => $"  {group.Key} -> {string.Join(", ", group.Select(use => $"{use.To} ({use.Example})"))}"));

    private static string Folder(string path) => path.Contains('/', StringComparison.Ordinal) ? path[..path.LastIndexOf('/')] : ".";

    private static Type Outermost(Type type)
    {
        while (type.DeclaringType is { } outer) type = outer;
        return type;
    }

    private static IEnumerable<(Type From, Type To)> Pairs(Assembly assembly)
    {
        foreach (var type in assembly.GetTypes())
        {
            foreach (var used in Mentioned(type).SelectMany(Parts)) yield return (type, used);
        }

        foreach (var call in Calls.Of(assembly))
        {
            foreach (var used in Parts(call.To.DeclaringType!).Concat(call.To is MethodInfo { IsGenericMethod: true } generic ? generic.GetGenericArguments().SelectMany(Parts) : []))
                yield return (call.From.DeclaringType!, used);
        }
    }

    private static IEnumerable<Type> Mentioned(Type type) =>
    [
        .. type.BaseType is { } parent ? [parent] : Array.Empty<Type>(),
        .. type.GetInterfaces(),
        .. type.GetFields(Own).Select(field => field.FieldType),
        .. type.GetMethods(Own).Cast<MethodBase>().Concat(type.GetConstructors(Own)).SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType)
            .Concat(method is MethodInfo { ReturnType: var result } ? [result] : [])
            .Concat(method.GetMethodBody()?.LocalVariables.Select(local => local.LocalType) ?? [])),
    ];

    /// <summary>A type and all that it is made of: elements, arguments.</summary>
    private static IEnumerable<Type> Parts(Type type) =>
        type.IsGenericParameter ? []
        : type.HasElementType ? Parts(type.GetElementType()!)
        : type.IsGenericType ? [type, .. type.GetGenericArguments().SelectMany(Parts)]
        : [type];

    [GeneratedRegex(@"^using\s+(?:static\s+)?([\w.]+)\s*;", RegexOptions.Multiline)]
    private static partial Regex Using();

    [GeneratedRegex(@"^namespace\s+([\w.]+)\s*[;{]", RegexOptions.Multiline)]
    internal static partial Regex Namespace();

    [GeneratedRegex(@"^(?:(?:public|internal|file|static|sealed|abstract|readonly|partial|ref|unsafe)\s+)*(?:class|interface|enum|delegate\s+(?:\([^)]*\)|\S+)|record\s+struct|record|struct)\s+(\w+)", RegexOptions.Multiline)]
    internal static partial Regex TopLevelType();
}
