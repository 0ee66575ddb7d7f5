using System.Text;

namespace PureOptim.Runs.Files;

/// <summary>The texts that an assembly carries.</summary>
internal static class EmbeddedText
{
    /// <summary>The text of that name in the assembly of a type.</summary>
    internal static string Of(Type type, string name)
    {
        using var stream = type.Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{type.Assembly.GetName().Name} was built without its part {name}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
