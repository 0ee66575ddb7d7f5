using System.Text;
using PureOptim.Networks.Formats;

namespace PureOptim.Tests.Formats;

/// <summary>Files in the format of safetensors, made and read in memory.</summary>
internal static class SafetensorsSamples
{
    // One tensor, two float32 numbers: 1.0 is 3F800000 and -2.0 is C0000000.
    internal const string Header = """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""";
    internal static readonly byte[] Content = [0x00, 0x00, 0x80, 0x3F, 0x00, 0x00, 0x00, 0xC0];

    internal static Safetensors Everything() => new(
        [
            SafetensorsTensor.Of<byte>("u8", [3], [1, 2, 3]),
            SafetensorsTensor.Of<bool>("bool", [2], [true, false]),
            SafetensorsTensor.Of<float>("f32", [1, 2], [1.5f, float.NegativeInfinity]),
            SafetensorsTensor.Of<double>("f64", [3], [double.NaN, -0.0, double.Epsilon]),
            SafetensorsTensor.Of<int>("i32", [], [-7]),
            SafetensorsTensor.Of<long>("i64", [1], [long.MinValue]),
            SafetensorsTensor.Of<float>("empty", [0, 5], []),
            new("bf16", ElementType.BF16, [1], new byte[] { 0x80, 0x3F }),
            SafetensorsTensor.Of<byte>("naïve \"name\"", [1], [9]),
        ],
        [new("origin", "a \"quoted\" text, ünïcode"), new("empty", "")]);

    internal static byte[] File(string header, byte[] data)
    {
        var bytes = Encoding.UTF8.GetBytes(header);
        return [.. BitConverter.GetBytes((ulong)bytes.Length), .. bytes, .. data];
    }

    internal static Safetensors Read(string header, byte[] data) => Read(File(header, data));

    internal static Safetensors Read(byte[] file) => Safetensors.Read(new MemoryStream(file), "f");

    internal static byte[] Write(Safetensors content)
    {
        using var stream = new MemoryStream();
        content.Write(stream);
        return stream.ToArray();
    }
}
