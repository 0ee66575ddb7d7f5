using System.Xml.Linq;
using PureOptim.Runs.Descriptions;

namespace PureOptim.Tests.Architecture;

/// <summary>What trimming must leave of the libraries in the playground is listed by hand; what descriptions can name is found by reflection.</summary>
public sealed class PlaygroundRootsTests
{
    [Fact]
    public void Every_record_that_a_description_can_name_stays_in_the_playground()
    {
        var roots = XDocument.Load(Path.Combine(Sources.Root, "experiments", "PureOptim.Playground", "Roots.xml"));
        var kept = roots.Descendants("assembly").SelectMany(assembly => assembly.Elements().Select(element => ($"{element.Name}", Name(assembly), Name(element)))).ToHashSet();
        var reached = new HashSet<Type>();
        Reach(typeof(Description), reached);
        Assert.Contains(typeof(Adam), reached);
        Assert.Contains(typeof(CosineSchedule), reached);
        Type[] missing = [.. reached.Where(type => !type.IsEnum && !type.IsAbstract && type.Namespace!.StartsWith(nameof(PureOptim), StringComparison.Ordinal)
            && !kept.Contains(("namespace", type.Assembly.GetName().Name!, type.Namespace)) && !kept.Contains(("type", type.Assembly.GetName().Name!, type.FullName!)))];
        Assert.Empty(missing);
    }

    private static string Name(XElement element) => element.Attribute("fullname")!.Value;

    /// <summary>Adds a type and all that its fields and its family lead to.</summary>
    private static void Reach(Type type, HashSet<Type> reached)
    {
        if (RecordSchema.ElementOf(type) is { } element) Reach(element, reached);
        else if (RecordSchema.IsPair(type)) Array.ForEach(type.GetGenericArguments(), part => Reach(part, reached));
        else if (type.Namespace?.StartsWith(nameof(PureOptim), StringComparison.Ordinal) == true && !type.IsGenericType && reached.Add(type))
        {
            if (type.IsAbstract) foreach (var name in TypeCatalog.Of(type).Names) Reach(TypeCatalog.Of(type).Find(name)!, reached);
            else if (RecordSchema.IsRecord(type)) foreach (var field in RecordSchema.Of(type).Fields) Reach(field.Type, reached);
        }
    }
}
