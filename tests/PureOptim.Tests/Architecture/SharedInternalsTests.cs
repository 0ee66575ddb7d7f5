using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using PureOptim.Networks;

namespace PureOptim.Tests.Architecture;

/// <summary>What the networks know of the library beyond its public types is a contract: this list, and nothing else. Constants leave no trace in what is compiled.</summary>
public sealed class SharedInternalsTests
{
    /// <summary>Products by their one door, an operation on their sums, and copies of what they have on the right.</summary>
    private static readonly string[] _typesOfNetworks =
    [
        "PureOptim.Numerics.IProductEpilogue`1",
        "PureOptim.Numerics.IVectorWidth`2",
        "PureOptim.Numerics.MatrixTransposition",
        "PureOptim.Numerics.PackedRight`1",
        "PureOptim.Numerics.Product",
        "PureOptim.Numerics.ProductOperands`1",
    ];

    /// <summary>The names and shapes of what another program keeps, and refusals in the library's words.</summary>
    private static readonly string[] _callsOfNetworks =
    [
        "PureOptim.Dialects.DialectStates.Like",
        "PureOptim.Numerics.Argument.OutOfRange",
    ];

    [Fact]
    public void Networks_use_these_internal_types_of_the_library_and_no_others() => Assert.Equal(_typesOfNetworks, Internals(typeof(Network).Assembly));

    [Fact]
    public void Networks_call_these_internal_members_of_its_public_types_and_no_others() => Assert.Equal(_callsOfNetworks, InternalCalls(typeof(Network).Assembly));

    [Fact]
    public void The_check_finds_what_another_assembly_uses()
    {
        var used = Internals(typeof(SharedInternalsTests).Assembly);
        Assert.Contains("PureOptim.Numerics.BlockedProduct`2", used);
        Assert.DoesNotContain(typeof(Parameters<>).FullName!, used);
        Assert.Empty(Internals(typeof(IOptimizer).Assembly));
        Assert.NotEmpty(InternalCalls(typeof(SharedInternalsTests).Assembly).Except(_callsOfNetworks));
    }

    /// <summary>The members of public types of the library that an assembly calls and that are not public, in order.</summary>
    private static string[] InternalCalls(Assembly user) =>
    [
        .. Calls.Of(user).Select(call => call.To)
            .Where(to => to.Module == typeof(IOptimizer).Module && to.DeclaringType!.IsVisible && !(to.IsPublic || to.IsFamily || to.IsFamilyOrAssembly))
            .Select(to => $"{(to.DeclaringType is { IsGenericType: true } type ? type.GetGenericTypeDefinition() : to.DeclaringType)!.FullName}.{to.Name}")
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The types of the library that an assembly refers to and that are not public, in order.</summary>
    private static string[] Internals(Assembly user)
    {
        using var file = new PEReader(File.OpenRead(user.Location));
        var metadata = file.GetMetadataReader();
        var library = typeof(IOptimizer).Assembly;
        return
        [
            .. metadata.TypeReferences.Select(reference => Name(metadata, reference, library.GetName().Name!)).OfType<string>()
                .Where(name => !library.GetType(name, throwOnError: true)!.IsVisible)
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>The full name of a type of an assembly; nothing for those of others.</summary>
    private static string? Name(MetadataReader metadata, TypeReferenceHandle handle, string assembly)
    {
        var reference = metadata.GetTypeReference(handle);
        var name = metadata.GetString(reference.Name);
        return reference.ResolutionScope.Kind switch
        {
            HandleKind.AssemblyReference when metadata.StringComparer.Equals(metadata.GetAssemblyReference((AssemblyReferenceHandle)reference.ResolutionScope).Name, assembly) =>
                reference.Namespace.IsNil ? name : $"{metadata.GetString(reference.Namespace)}.{name}",
            HandleKind.TypeReference => Name(metadata, (TypeReferenceHandle)reference.ResolutionScope, assembly) is { } outer ? $"{outer}+{name}" : null,
            _ => null,
        };
    }
}
