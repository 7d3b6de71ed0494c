using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.IoT;
using Constructs;
using MlInfra.Constructs.Security;

namespace MlInfra.Constructs.Video;

/// <summary>
/// What a camera signs its requests with: AWS IoT gives the device, which proves itself with its certificate, credentials of a role for an hour.
/// No secret is kept on the device. Its IoT policy must allow <c>iot:AssumeRoleWithCertificate</c> on <see cref="Alias"/>.
/// Source: https://docs.aws.amazon.com/kinesisvideostreams/latest/dg/how-iot.html.
/// </summary>
public sealed class CameraIdentity : Construct
{
    /// <summary>Makes the role and its alias.</summary>
    public CameraIdentity(Construct scope, string id) : base(scope, id)
    {
        Role = new ServiceRole(this, "Role", new ServiceRoleProps { Service = "credentials.iot.amazonaws.com", Description = "Sends the video of one camera" }).Role;
        Alias = new CfnRoleAlias(this, "Resource", new CfnRoleAliasProps { RoleArn = Role.RoleArn, CredentialDurationSeconds = 3600 });
    }

    /// <summary>The role.</summary>
    public Role Role { get; }

    /// <summary>The alias that the device asks for.</summary>
    public CfnRoleAlias Alias { get; }
}
