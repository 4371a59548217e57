import * as glue from 'aws-cdk-lib/aws-glue';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3assets from 'aws-cdk-lib/aws-s3-assets';
import { Construct } from 'constructs';
import { READ_OBJECTS } from '../private/permissions';

/** A script as an asset, of which a job can read this one object; `glue.Code.fromAsset` would let it read all assets of the account. */
export class ScriptAsset extends glue.Code {
  constructor(private readonly file: string) {
    super();
  }

  public bind(scope: Construct, grantable: iam.IGrantable): glue.CodeConfig {
    const asset = new s3assets.Asset(scope, 'Script', { path: this.file });
    const resources = [asset.bucket.arnForObjects(asset.s3ObjectKey)];
    grantable.grantPrincipal.addToPrincipalPolicy(new iam.PolicyStatement({ actions: READ_OBJECTS, resources }));
    return { s3Location: { bucketName: asset.s3BucketName, objectKey: asset.s3ObjectKey } };
  }
}
