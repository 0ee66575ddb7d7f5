using System.Collections.Concurrent;
using System.Reflection;
using System.Xml.Linq;

namespace PureOptim.Tests.Architecture;

/// <summary>
/// The list of what does not compile in src. The analyzer is silent about a line that names nothing, so every line is looked up here.
/// </summary>
public sealed class BannedSymbolsTests
{
    private static readonly (string Symbol, string Reason)[] _lines =
        [.. Directory.EnumerateFiles(Path.Combine(Sources.Root, "src"), "BannedSymbols*.txt").SelectMany(File.ReadAllLines).Select(line => line.Split(';', 2)).Select(parts => (parts[0], parts.ElementAtOrDefault(1) ?? ""))];

    [Fact]
    public void Every_line_names_something_that_exists_and_a_reason() => AssertNone(
        _lines.Where(line => !Exists(line.Symbol)).Select(line => $"{line.Symbol}: there is no such symbol")
            .Concat(_lines.Where(line => line.Reason.Length == 0).Select(line => $"{line.Symbol}: no reason is given")));

    [Fact]
    public void No_line_stands_twice() => AssertNone(_lines.CountBy(line => line.Symbol).Where(line => line.Value > 1).Select(line => line.Key));

    [Fact]
    public void No_transcendental_function_of_float_or_double_is_left_out()
    {
        // A member that a later runtime adds fails here until it is listed.
        var functions = new[] { "Exponential", "Logarithmic", "Trigonometric", "Hyperbolic", "Power", "Root" }
            .SelectMany(kind => typeof(double).Assembly.GetType($"System.Numerics.I{kind}Functions`1")!.GetMethods())
            .Select(method => method.Name)
            .Where(name => name is not ("Sqrt" or "DegreesToRadians" or "RadiansToDegrees"))
            .ToHashSet();
        var listed = _lines.Select(line => line.Symbol).ToHashSet();
        AssertNone(
            from type in new[] { typeof(float), typeof(double) }
            from method in type.GetMethods(BindingFlags.Public | BindingFlags.Static)
            where functions.Contains(method.Name) && !listed.Contains("M:" + Name(method))
            select Name(method));
    }

    [Fact]
    public void The_projects_of_src_give_the_list_to_the_analyzer()
    {
        var shared = XDocument.Load(Path.Combine(Sources.Root, "src", "Directory.Build.props"));
        Assert.Contains(shared.Descendants("AdditionalFiles"), file => file.Attribute("Include")!.Value.EndsWith("BannedSymbols.txt", StringComparison.Ordinal));
        Assert.Contains(shared.Descendants("PackageReference"), reference => reference.Attribute("Include")!.Value == "Microsoft.CodeAnalysis.BannedApiAnalyzers");
        AssertNone(
            from project in Sources.Projects("src")
            where File.ReadAllText(Sources.ProjectFile("src", project)).Contains("RS0030", StringComparison.Ordinal)
            select $"{project} silences the analyzer");
        AssertNone(
            from project in Sources.Projects("src")
            from file in Sources.Of(project)
            where file.Text.Contains("RS0030", StringComparison.Ordinal)
            select $"{file.Path} silences the analyzer");
    }

    [Fact]
    public void The_lookup_knows_a_typo()
    {
        Assert.True(Exists("M:System.Double.Exp(System.Double)"));
        Assert.False(Exists("M:System.Double.Exp(System.Single)"));
        Assert.False(Exists("T:System.Maths"));
        Assert.False(Exists("P:System.Environment.Weather"));
    }

    private static bool Exists(string symbol)
    {
        var name = symbol[2..].Split('(')[0];
        return symbol[0] switch
        {
            // TensorPrimitives is in a package that the library does not have: the line keeps it out should it ever come in.
            'T' => name == "System.Numerics.Tensors.TensorPrimitives" || Find(name) is not null,
            'P' => Find(Owner(name))?.GetProperty(name[(name.LastIndexOf('.') + 1)..]) is not null,
            'M' => Find(Owner(name)) is { } type && Names(type).Contains(symbol[2..]),
            _ => false,
        };
    }

    private static string Owner(string member) => member[..member.LastIndexOf('.')];

    private static readonly ConcurrentDictionary<Type, HashSet<string>> _names = new();

    private static HashSet<string> Names(Type type) => _names.GetOrAdd(
        type, type => [.. type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(Name)]);

    /// <summary>The type of this name; a nested one is written with a dot too.</summary>
    private static Type? Find(string name)
    {
        Assembly[] assemblies = [typeof(double).Assembly, typeof(Enumerable).Assembly, typeof(Console).Assembly, typeof(System.Diagnostics.Process).Assembly, typeof(System.Numerics.BigInteger).Assembly, typeof(System.Security.Cryptography.RandomNumberGenerator).Assembly];
        return assemblies.Select(assembly => assembly.GetType(name)).FirstOrDefault(type => type is not null)
            ?? (name.LastIndexOf('.') is > 0 and var dot && Find(name[..dot]) is { } outer ? outer.GetNestedType(name[(dot + 1)..]) : null);
    }

    /// <summary>A method as documentation comments name it.</summary>
    private static string Name(MethodInfo method)
    {
        var parameters = string.Join(',', method.GetParameters().Select(parameter => Name(parameter.ParameterType)));
        var arity = method.IsGenericMethod ? $"``{method.GetGenericArguments().Length}" : "";
        return $"{Name(method.DeclaringType!)}.{method.Name}{arity}{(parameters.Length == 0 ? "" : $"({parameters})")}";
    }

    private static string Name(Type type) => type switch
    {
        { IsGenericParameter: true } => (type.DeclaringMethod is null ? "`" : "``") + type.GenericParameterPosition,
        { IsArray: true } => Name(type.GetElementType()!) + "[]",
        { IsByRef: true } => Name(type.GetElementType()!) + "@",
        { IsPointer: true } => Name(type.GetElementType()!) + "*",
        { IsGenericType: true, IsGenericTypeDefinition: false } =>
            $"{type.GetGenericTypeDefinition().FullName!.Split('`')[0].Replace('+', '.')}{{{string.Join(',', type.GetGenericArguments().Select(Name))}}}",
        _ => type.FullName!.Replace('+', '.'),
    };

    private static void AssertNone(IEnumerable<string> failures)
    {
        string[] all = [.. failures];
        Assert.True(all.Length == 0, "\n" + string.Join('\n', all));
    }
}
