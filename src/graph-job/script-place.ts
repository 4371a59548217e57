import * as glue from 'aws-cdk-lib/aws-glue';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { READ_OBJECTS } from '../private/permissions';

/** A script that lies at a key, which a job can read; whoever puts it there comes later. */
export class ScriptPlace extends glue.Code {
  constructor(private readonly bucket: s3.IBucket, private readonly key: string) {
    super();
  }

  public bind(_scope: Construct, grantable: iam.IGrantable): glue.CodeConfig {
    const resources = [this.bucket.arnForObjects(this.key)];
    grantable.grantPrincipal.addToPrincipalPolicy(new iam.PolicyStatement({ actions: READ_OBJECTS, resources }));
    this.bucket.encryptionKey?.grantDecrypt(grantable);
    return { s3Location: { bucketName: this.bucket.bucketName, objectKey: this.key } };
  }
}
