using System.Reflection;

namespace PureOptim.Tests.Architecture;

/// <summary>The public types of the library are immutable and touch no file, console or clock.</summary>
public sealed class PublicSurfaceTests
{
    private static readonly Type[] _types = typeof(IOptimizer).Assembly.GetTypes();

    private static IEnumerable<Type> Exported => _types.Where(type => type.IsVisible);

    [Fact]
    public void No_public_property_can_be_set_after_construction() => AssertNone(
        from type in Exported
        from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        where property.SetMethod is { IsPublic: true } setter && !IsInit(setter)
        select $"{type.FullName}.{property.Name} has a public setter");

    [Fact]
    public void No_public_field_can_be_written() => AssertNone(
        from type in Exported
        where !type.IsEnum
        from field in type.GetFields(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        where !field.IsInitOnly && !field.IsLiteral
        select $"{type.FullName}.{field.Name} is a public mutable field");

    [Fact]
    public void Classes_are_sealed_abstract_or_static() => AssertNone(
        from type in Exported
        where type.IsClass && !type.IsSealed && !type.IsAbstract
        select $"{type.FullName} can be inherited from by accident");

    [Fact]
    public void No_member_of_any_type_is_made_of_files_consoles_or_clocks()
    {
        string[] forbidden = ["System.IO", "System.Net", "System.Console", "System.DateTime", "System.DateTimeOffset", "System.TimeProvider", "System.Diagnostics.Stopwatch", "System.Random"];
        AssertNone(
            from type in _types
            from used in Mentioned(type)
            where forbidden.Any(name => used.FullName is { } full && (full == name || full.StartsWith(name + ".", StringComparison.Ordinal)))
            select $"{type.FullName} mentions {used.FullName}");
    }

    [Fact]
    public void The_library_refers_to_no_assembly_for_files_beyond_the_runtime() => AssertNone(
        from reference in typeof(IOptimizer).Assembly.GetReferencedAssemblies()
        where reference.Name is { } name && (!name.StartsWith("System.", StringComparison.Ordinal) || name is "System.Console" || name.StartsWith("System.IO.", StringComparison.Ordinal) || name.StartsWith("System.Net.", StringComparison.Ordinal))
        select $"PureOptim refers to {reference.Name}");

    [Fact]
    public void The_checks_find_what_they_forbid()
    {
        Assert.False(IsInit(typeof(Careless).GetProperty(nameof(Careless.Set))!.SetMethod!));
        Assert.True(IsInit(typeof(Careless).GetProperty(nameof(Careless.Init))!.SetMethod!));
        Assert.Contains(typeof(Stream), Mentioned(typeof(Careless)));
    }

    /// <summary>The types of fields, and of parameters and results of methods and constructors, their own type arguments included.</summary>
    private static IEnumerable<Type> Mentioned(Type type)
    {
        const BindingFlags all = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        return type.GetFields(all).Select(field => field.FieldType)
            .Concat(type.GetMethods(all).Select(method => method.ReturnType))
            .Concat(type.GetMethods(all).Concat<MethodBase>(type.GetConstructors(all)).SelectMany(method => method.GetParameters()).Select(parameter => parameter.ParameterType))
            .SelectMany(Parts)
            .Distinct();
    }

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!) : [type, .. type.GetGenericArguments().Where(argument => !argument.IsGenericParameter).SelectMany(Parts)];

    private static bool IsInit(MethodInfo setter) =>
        setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit));

    private static void AssertNone(IEnumerable<string> failures)
    {
        string[] all = [.. failures];
        Assert.True(all.Length == 0, "\n" + string.Join('\n', all));
    }

    private sealed class Careless
    {
        public int Set { get; set; }

        public List<Stream>? Init { get; init; }
    }
}
